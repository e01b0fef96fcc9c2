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
  readonly left?: ComponentChildren;
  readonly right?: ComponentChildren;
  readonly children?: ComponentChildren;
}

/** One number with whom it belongs to and how it stands. */
export function Fact({ label, value, isReported, onOpen, left, right, children }: FactProps) {
  return (
    <li class="fact">
      <h2>{label}</h2>
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
