import type { Instant } from "../time/instant.ts";
import type { TicketFace } from "./face.ts";

/** Longer ones are told in days and hours. */
const day = 86_400;

/** The day and the time. */
export function sayWhen({ format }: TicketFace, at: Instant): string {
  return `${format.date(at)} ${format.time(at)}`;
}

/**
 * Both ends of a stretch: by the time alone where that is enough, and to the second where the
 * minutes that are shown would not add up to the length.
 */
export function sayEnds(
  face: TicketFace,
  { from, to }: { from: Instant; to: Instant },
): readonly [string, string] {
  const { format } = face;
  const minutes = Math.floor(to / 60) - Math.floor(from / 60);
  const isOff = to - from < day && minutes !== Math.round((to - from) / 60);
  const time = isOff ? format.second : format.time;
  if (format.day(from) === format.day(to)) return [time(from), time(to)];
  return [`${format.date(from)} ${time(from)}`, `${format.date(to)} ${time(to)}`];
}
