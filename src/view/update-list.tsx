import type { Update } from "../history/update.ts";
import type { Proof } from "../state/evidence.ts";
import type { WorkingMark } from "../state/working-marks.ts";
import type { Instant } from "../time/instant.ts";
import type { TicketFace } from "./face.ts";
import { Pieces } from "./fact.tsx";
import { Icon } from "./icon.tsx";
import { sayUpdate } from "./say-update.ts";

interface UpdateListProps {
  readonly face: TicketFace;
  readonly proof: Proof;
  /** Where working hours begin and end on the way. */
  readonly marks?: readonly WorkingMark[];
}

/** What happened, update by update; the counted stretch is drawn beside it. */
export function UpdateList({ face, proof, marks = [] }: UpdateListProps) {
  const { format } = face;
  const { counted, updates } = proof;
  const isCounted = (at: Instant) => counted !== null && at >= counted.from && at < counted.to;
  const steps = [...updates, ...marks].sort((one, other) => one.at - other.at);
  return (
    <ol class="updates pad">
      {steps.map((step, index) => {
        const { at } = step;
        const day = format.day(at);
        const before = steps[index - 1];
        const isNewDay = !before || format.day(before.at) !== day;
        return [
          isNewDay && (
            <li key={day} class={before && isCounted(before.at) ? "quiet counted" : "quiet"}>
              {day}
            </li>
          ),
          "begins" in step ? (
            <MarkLine key={at} face={face} mark={step} isCounted={isCounted(at)} />
          ) : (
            <UpdateLine
              key={step.source}
              face={face}
              update={step}
              proof={proof}
              isCounted={isCounted(at)}
            />
          ),
        ];
      })}
    </ol>
  );
}

interface LineProps {
  readonly face: TicketFace;
  readonly isCounted: boolean;
}

function UpdateLine({
  face,
  isCounted,
  proof,
  update,
}: LineProps & UpdateListProps & { update: Update }) {
  const { format, t, terms } = face;
  const { at, source } = update;
  const { author, details, isByHand, mark, text } = sayUpdate(face, update);
  const evidence = proof.samples[0]?.evidence ?? [];
  const effects = proof.counted
    ? [
        source === evidence[0] ? t("clock_starts") : null,
        source === evidence.at(-1) ? t("clock_stops") : null,
        isCounted && (mark === "memo" || (mark === "reply" && !isByHand)) ? t("clock_runs") : null,
      ]
    : [];
  return (
    <li class={isCounted ? "update counted" : "update"}>
      <span class="quiet">{format.time(at)}</span>
      <i class={author === terms.viewer.id ? `mark ${mark} mine` : `mark ${mark}`} />
      <div>
        <bdi>{text}</bdi>
        <p class="quiet">
          <Pieces of={[...details, ...effects]} />
        </p>
      </div>
    </li>
  );
}

function MarkLine({ face, isCounted, mark }: LineProps & { mark: WorkingMark }) {
  const { format, t } = face;
  return (
    <li class={isCounted ? "update counted hours" : "update hours"}>
      <span class="quiet">{format.time(mark.at)}</span>
      <Icon name="clock" />
      <p class="quiet">{t(mark.begins ? "hours_begin" : "hours_end")}</p>
    </li>
  );
}
