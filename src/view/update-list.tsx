import type { Proof } from "../state/evidence.ts";
import type { OpenFace } from "./face.ts";
import { Pieces } from "./fact.tsx";
import { sayUpdate } from "./say-update.ts";

interface UpdateListProps {
  readonly face: OpenFace;
  readonly proof: Pick<Proof, "updates" | "counted">;
}

/** What happened, update by update; the counted stretch is drawn beside it. */
export function UpdateList({ face, proof }: UpdateListProps) {
  const { format, t, terms } = face;
  const { updates, counted } = proof;
  return (
    <ol class="updates pad">
      {updates.map((update, index) => {
        const { at, source } = update;
        const { author, details, mark, text } = sayUpdate(face, update);
        const day = format.day(at);
        const before = updates[index - 1];
        const effect =
          counted &&
          (at === counted.from
            ? t("clock_starts")
            : at === counted.to
              ? t("clock_stops")
              : mark === "memo" && t("clock_runs"));
        return [
          (!before || format.day(before.at) !== day) && (
            <li key={day} class="quiet">
              {day}
            </li>
          ),
          <li
            key={source}
            class={counted && at >= counted.from && at < counted.to ? "update counted" : "update"}
          >
            <span class="quiet">{format.time(at)}</span>
            <i class={author === terms.viewer.id ? `mark ${mark} mine` : `mark ${mark}`} />
            <div>
              <bdi>{text}</bdi>
              <p class="quiet">
                <Pieces of={effect ? [...details, effect] : details} />
              </p>
            </div>
          </li>,
        ];
      })}
    </ol>
  );
}
