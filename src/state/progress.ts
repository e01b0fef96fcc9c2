import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { Trouble } from "../hosts/trouble.ts";
import type { Instant } from "../time/instant.ts";
import type { Coverage, Tally } from "./coverage.ts";
import { type Speed, startSpeed } from "./speed.ts";

interface Course {
  readonly phase: "listing" | "reading" | "paused" | "stopped" | "done" | "failed";
  readonly speed: Speed;
  /** Until when the host asks us to wait. */
  readonly waitUntil: Instant | null;
  /** Why it failed. */
  readonly trouble: Trouble | null;
}

/** How far the reading of a view has come. */
export interface Progress extends Course, Tally {
  /** What is counted: the tickets of the period, and after them those to compare it with. */
  readonly stretch: "period" | "older";
}

/** The progress of a view that is read again and again. */
export interface Progressing {
  readonly progress: ReadonlySignal<Progress>;
  begin(phase: Progress["phase"]): void;
  advance(change: Partial<Course>): void;
}

export function createProgress(parts: {
  readonly coverage: Pick<Coverage, "older" | "period">;
  now(): Instant;
}): Progressing {
  const { coverage, now } = parts;
  const course = signal<Course>({
    phase: "listing",
    speed: startSpeed(now(), null),
    waitUntil: null,
    trouble: null,
  });
  return {
    progress: computed(() => {
      const period = coverage.period.value;
      const isOlder = period.read === period.total && coverage.older.value.total > 0;
      const tally = isOlder ? coverage.older.value : period;
      return { ...course.value, ...tally, stretch: isOlder ? "older" : "period" };
    }),
    begin(phase) {
      const speed = startSpeed(now(), course.value.speed);
      course.value = { phase, speed, waitUntil: null, trouble: null };
    },
    advance(change) {
      course.value = { ...course.value, ...change };
    },
  };
}
