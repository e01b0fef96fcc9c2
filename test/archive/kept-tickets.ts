import type { Kept } from "../../src/archive/kept.ts";
import { at, ticketId, timeline } from "../timeline.ts";

/** A ticket that somebody answered at that minute of a Monday. */
export function answered(id: number | string, minute = 10): Kept {
  const time = `${String(9 + Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
  const history = timeline(`09:00 customer opens\n${time}:30 ana replies`, `${id}`);
  return { history: { ...history, isSettled: undefined }, updatedAt: at(`${time}:30`) };
}

export const answeredOnes = (from: number, to: number, minute?: number): readonly Kept[] =>
  Array.from({ length: to - from }, (_, index) => answered(from + index, minute));

export const ids = (...all: (number | string)[]) => all.map((id) => ticketId(`${id}`));

export const idsFrom = (from: number, to: number) =>
  ids(...Array.from({ length: to - from }, (_, index) => from + index));
