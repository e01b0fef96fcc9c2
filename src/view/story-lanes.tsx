import { statuses } from "../history/update.ts";
import type { Band, Lane, StoryPicture } from "../state/story-picture.ts";
import { letterOf, nameOf, type TicketFace } from "./face.ts";
import { from, Label, Marks, over, widthOf } from "./story-marks.tsx";

interface AgentLaneProps {
  readonly face: TicketFace;
  readonly lane: Lane;
  /** How long the first reply took, where it was this agent's. */
  readonly firstReply: string | null;
}

/** What an agent did to the ticket, and while it was assigned to whom. */
export function AgentLane({ face, firstReply, lane }: AgentLaneProps) {
  const { t, terms } = face;
  const { agent, escalated, firstResponse, held, marks } = lane;
  const isMine = agent === terms.viewer.id;
  const tier = agent === null ? null : face.reader.directory.value.people.get(agent)?.tier;
  return (
    <div class={isMine ? "lane lined mine" : "lane lined"}>
      <span class="who">
        <bdi class="cut">{laneName(face, lane)}</bdi>
        {tier ? <bdi>· {t("tier_short", { n: tier })}</bdi> : ""}
      </span>
      <div class="plot">
        {held.map((stretch) => (
          <i key={stretch.x} class="held" style={over(stretch)} />
        ))}
        {firstResponse && <i class="first" style={over(firstResponse)} />}
        {escalated.map((x) => (
          <i key={x} class="raised" style={from(x)} />
        ))}
        {firstResponse && firstReply !== null ? (
          <Label
            at={firstResponse.x + firstResponse.width}
            marks={marks}
            text={t("first_reply", { time: firstReply })}
          />
        ) : (
          <Label at={escalated.at(-1)} marks={marks} text={t("escalated")} />
        )}
        <Marks of={marks} />
      </div>
    </div>
  );
}

/** One name is enough where there is little room; a name in one piece stays whole. */
function laneName(face: TicketFace, { agent }: Lane): string {
  if (agent === null) return face.t("others");
  if (agent === face.terms.viewer.id) return face.t("you_lane");
  return nameOf(face, agent).split(" ")[0] ?? agent;
}

/** How the ticket stood: a letter, a texture and the host's colour for each status. */
export function StatusLane({ face, bands }: { face: TicketFace; bands: readonly Band[] }) {
  return (
    <div class="lane">
      <span class="cut">{face.t("status")}</span>
      <div class="plot">
        {bands.map((band) => (
          <i key={band.x} class={`band ${band.status}`} style={over(band)}>
            <b class={`letter ${band.status}`}>{bandText(face, band)}</b>
          </i>
        ))}
      </div>
    </div>
  );
}

/** The name where there is room for it, else the letter, else nothing. */
function bandText(face: TicketFace, { status, width }: Band): string {
  const name = face.t(`status_${status}`);
  if (width > 0.06 + 1.1 * widthOf(name)) return name;
  return width > 0.05 || width === 0 ? letterOf(face, statuses.indexOf(status)) : "";
}

/** What the customer wrote, and when that reopened the ticket. */
export function CustomerLane({ face, picture }: { face: TicketFace; picture: StoryPicture }) {
  const { customer, reopened } = picture;
  return (
    <div class="lane lined">
      <span class="cut">{face.t("customer")}</span>
      <div class="plot">
        <Label at={reopened.at(-1)} marks={customer} text={face.t("reopened")} />
        <Marks of={customer} />
      </div>
    </div>
  );
}
