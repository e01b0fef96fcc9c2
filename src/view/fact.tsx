import type { ComponentChildren } from "preact";
import { Icon } from "./icon.tsx";

interface FactProps {
  readonly label: string;
  /** Null: there is none, and `left` says why. */
  readonly value: string | null;
  /** The host's own figure, not ours. */
  readonly isReported?: boolean;
  /** Opens what is behind the number. */
  readonly onOpen?: (() => void) | undefined;
  /** Stands for less: a lighter name. */
  readonly isSecond?: boolean;
  /** Right after the name. */
  readonly beside?: ComponentChildren;
  readonly left?: ComponentChildren;
  readonly right?: ComponentChildren;
  readonly below?: ComponentChildren;
  readonly children?: ComponentChildren;
}

/** One number with whom it belongs to and how it stands. */
export function Fact(props: FactProps) {
  const { label, value, isReported, isSecond, onOpen, left, right, children } = props;
  return (
    <li class={isSecond ? "fact second" : "fact"}>
      <div>
        <h2>{label}</h2>
        {props.beside}
      </div>
      {value !== null && !isReported ? (
        <b>
          <Opener label={label} value={value} onOpen={onOpen} />
        </b>
      ) : (
        <span class="quiet">
          <bdi>{value ?? "–"}</bdi>
        </span>
      )}
      {children}
      <div class="row quiet">
        <span>{left}</span>
        <span>{right}</span>
      </div>
      {props.below}
    </li>
  );
}

/** A number that opens. */
export function Opener({
  label,
  value,
  onOpen,
}: Pick<FactProps, "label" | "onOpen"> & { value: string }) {
  if (!onOpen) return <bdi>{value}</bdi>;
  return (
    <button type="button" class="link" aria-label={`${label}: ${value}`} onClick={onOpen}>
      <bdi>{value}</bdi>
    </button>
  );
}

/** Whether a target is met, with words beside the mark. */
export function Verdict({ isMet, children }: { isMet: boolean; children: ComponentChildren }) {
  return (
    <span class={isMet ? "" : "bad"}>
      <Icon name={isMet ? "check" : "cross"} /> {children}
    </span>
  );
}

/** Small facts in one line. */
export function Pieces({ of }: { of: readonly (string | null)[] }) {
  return of
    .filter((piece) => piece !== null)
    .map((piece, at) => [at > 0 && " · ", <bdi key={piece}>{piece}</bdi>]);
}
