import type { UpdatesPlace } from "../state/app-model.ts";
import { findTicket, proofOf } from "../state/evidence.ts";
import { unitOf, valueOn } from "../state/judge.ts";
import { basisOf } from "./basis.ts";
import { nameOf, type OpenFace } from "./face.ts";
import { UpdateList } from "./update-list.tsx";

/** The updates that prove a number, then the sum, then who is credited and why. */
export function UpdatesPage({ face, place }: { face: OpenFace; place: UpdatesPlace }) {
  const { format, t } = face;
  const { metric, ticket } = place;
  const { head, read } = findTicket(face, ticket);
  if (!read) return null;
  const proof = proofOf(read, place);
  const agents = new Set(proof.samples.flatMap(({ agent }) => agent ?? []));
  const who = [...agents].map((agent) => nameOf(face, agent)).join(", ");
  const assignee = head?.assignee ?? null;
  const [sample] = proof.samples;
  return (
    <>
      <p class="pad under quiet">
        <bdi>#{ticket}</bdi>
      </p>
      <UpdateList face={face} proof={proof} />
      {metric && sample && (
        <div class="sum">
          {unitOf(metric) === "duration" &&
            (["calendar", "working"] as const).map((clock) => {
              const value = valueOn(sample, clock);
              return (
                value !== null && (
                  <p key={clock} class="row">
                    <span>{t(clock)}</span> <b>{format.duration(value, clock)}</b>
                  </p>
                )
              );
            })}
          <p class="quiet">
            {who ? t(`${metric}_credit`, { who }) : t("nobody")}{" "}
            {who &&
              assignee !== null &&
              !agents.has(assignee) &&
              t("not_assignee", { who: nameOf(face, assignee) })}
          </p>
          <p class="quiet">{t(`${metric}_how`)}</p>
        </div>
      )}
      <p class="foot quiet">{basisOf(face, read)}</p>
    </>
  );
}
