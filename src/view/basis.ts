import type { ReadTicket } from "../reading/telling.ts";
import { saySentences, type TicketFace } from "./face.ts";

/** Whether a ticket's figures are exact, and if not, why. */
export function basisOf(face: TicketFace, { history, story }: ReadTicket): string {
  const { app, t } = face;
  const doubts = [...story.remarks, ...story.warnings].map((doubt) =>
    t(`doubt_${doubt}`, { tool: app.traits.name, n: history.unknownRecords ?? 0 }),
  );
  if (story.exclusion) doubts.push(t("excluded"));
  return doubts.length ? saySentences(face, doubts) : t("exact", { n: history.updates.length });
}
