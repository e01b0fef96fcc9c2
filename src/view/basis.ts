import type { ReadTicket } from "../reading/reading.ts";
import type { TicketFace } from "./face.ts";

/** Whether a ticket's figures are exact, and if not, why. */
export function basisOf({ app, t }: TicketFace, { history, story }: ReadTicket): string {
  const doubts = [...story.remarks, ...story.warnings].map((doubt) =>
    t(`doubt_${doubt}`, { tool: app.traits.name, n: history.unknownRecords ?? 0 }),
  );
  if (story.exclusion) doubts.push(t("excluded"));
  return doubts.length ? doubts.join(" ") : t("exact", { n: history.updates.length });
}
