import { type Instant, shift } from "../../src/time/instant.ts";
import type { Deed, TrackerEvent } from "./events.ts";

/** Writes down what becomes of one ticket, deed after deed. */
export class Diary {
  readonly ticket: string;
  readonly events: TrackerEvent[] = [];
  #at: Instant;

  constructor(ticket: string, at: Instant) {
    this.ticket = ticket;
    this.#at = at;
  }

  /** Lets time pass; what follows happens in one second until it passes again. */
  later(minutes: number): this {
    // Nobody does anything in the second in which somebody else did: which came first is no fact.
    this.#at = shift(this.#at, Math.max(60, Math.round(minutes * 60)));
    return this;
  }

  does(by: string, ...deeds: readonly Deed[]): this {
    for (const deed of deeds) {
      this.events.push({ at: this.#at, by, ticket: this.ticket, ...deed });
    }
    return this;
  }
}
