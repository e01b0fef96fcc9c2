import type { Instant } from "../time/instant.ts";
import type { TicketFace } from "./face.ts";

/** The day and the time. */
export function sayWhen({ format }: TicketFace, at: Instant): string {
  return `${format.date(at)} ${format.time(at)}`;
}

/** Both ends of a stretch: by the time alone where that is enough. */
export function sayEnds(
  face: TicketFace,
  { from, to }: { from: Instant; to: Instant },
): readonly [string, string] {
  const { format } = face;
  if (format.day(from) === format.day(to)) return [format.time(from), format.time(to)];
  return [sayWhen(face, from), sayWhen(face, to)];
}
