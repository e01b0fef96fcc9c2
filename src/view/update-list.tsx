import type { Proof } from "../state/evidence.ts";
import type { Instant } from "../time/instant.ts";
import type { TicketFace } from "./face.ts";
import { Pieces } from "./fact.tsx";
import { sayUpdate } from "./say-update.ts";

interface UpdateListProps {
  readonly face: TicketFace;
  readonly proof: Proof;
}

/** What happened, update by update; the counted stretch is drawn beside it. */
export function UpdateList({ face, proof }: UpdateListProps) {
  const { format, t, terms } = face;
  const { counted, samples, updates } = proof;
  const evidence = samples[0]?.evidence ?? [];
  const isCounted = (at: Instant) => counted && at >= counted.from && at < counted.to;
  return (
    <ol class="updates pad">
      {updates.map((update, index) => {
        const { at, source } = update;
        const { author, details, isByHand, mark, text } = sayUpdate(face, update);
        const day = format.day(at);
        const before = updates[index - 1];
        const effects = counted
          ? [
              source === evidence[0] ? t("clock_starts") : null,
              source === evidence.at(-1) ? t("clock_stops") : null,
              (mark === "memo" || (mark === "reply" && !isByHand)) && isCounted(at)
                ? t("clock_runs")
                : null,
            ]
          : [];
        return [
          (!before || format.day(before.at) !== day) && (
            <li key={day} class={before && isCounted(before.at) ? "quiet counted" : "quiet"}>
              {day}
            </li>
          ),
          <li key={source} class={isCounted(at) ? "update counted" : "update"}>
            <span class="quiet">{format.time(at)}</span>
            <i class={author === terms.viewer.id ? `mark ${mark} mine` : `mark ${mark}`} />
            <div>
              <bdi>{text}</bdi>
              <p class="quiet">
                <Pieces of={[...details, ...effects]} />
              </p>
            </div>
          </li>,
        ];
      })}
    </ol>
  );
}
