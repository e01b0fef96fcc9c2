import fc from "fast-check";
import type { WhyMemory } from "../../src/archive/kept.ts";
import type { DeskData } from "../../src/desk/desk-data.ts";
import { madeUpMonth } from "../../src/desk/month/made-up-month.ts";
import type { Status, TicketHistory } from "../../src/history/update.ts";
import type { Instant } from "../../src/time/instant.ts";
import { tidyHistories } from "../random-history.ts";
import { directory, ticketId } from "../timeline.ts";
import { everything } from "./stack.ts";

/** One thing that happens while Sidelight runs; numbers stand for one of those that there are. */
export type Step =
  | {
      readonly do: "play";
      readonly limits: "on" | "busy" | "html";
      /** Milliseconds that every answer takes longer. */
      readonly slow: number;
      readonly faults: readonly string[];
      readonly hit: readonly number[];
    }
  | { readonly do: "pass"; readonly seconds: number }
  | { readonly do: "open"; readonly version: number; readonly view: number }
  | { readonly do: "close" | "hide" | "show" | "refresh" | "pause" | "goOn"; readonly page: number }
  | { readonly do: "choose"; readonly page: number; readonly period: 7 | 30 | null }
  | { readonly do: "disk"; readonly trouble: WhyMemory | null }
  | { readonly do: "damage" }
  | { readonly do: "clock"; readonly ahead: number }
  /** Somebody writes on a ticket, and perhaps changes its status. */
  | { readonly do: "work"; readonly ticket: number; readonly status: Status | null };

/** A month that is made up, or a few lives of any kind. */
type Tickets =
  | { readonly count: number; readonly seed: number; readonly offices: 1 | 2 }
  | { readonly lives: readonly TicketHistory[] };

/** A desk, and what happens in front of it. */
export interface Script {
  readonly tickets: Tickets;
  readonly pageSize: number;
  readonly steps: readonly Step[];
}

const played = [
  "storm",
  "storm-untold",
  "502",
  "offline-midway",
  "signed-out-midway",
  "offline",
  "signed-out",
  "audits-403",
  "views-403",
  "some-403",
  "audits-404",
  "500",
  "html",
  "broken-json",
  "odd-audits",
  "no-answer",
  "flaky",
  "overlap",
  "repeated",
  "endless",
  "moving",
  "merging",
  "vanishing",
];

const views = [9001, 9002, 9003, everything, everything, everything, 9101, 9102];
const which = fc.nat(60);

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ do: fc.constant("pass"), seconds: fc.integer({ min: 1, max: 90 }) }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant("play"),
      limits: fc.constantFrom("on", "on", "on", "busy", "html"),
      slow: fc.constantFrom(0, 0, 0, 0, 2000, 60_000),
      faults: fc.subarray(played, { maxLength: 3 }),
      hit: fc.array(which, { maxLength: 30 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant("open"),
      version: fc.constantFrom(1, 1, 1, 2),
      view: fc.constantFrom(...views),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constantFrom("close", "hide", "show", "refresh", "refresh", "pause", "goOn"),
      page: which,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant("choose"),
      page: which,
      period: fc.constantFrom(7, 30, null),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant("disk"),
      trouble: fc.constantFrom<WhyMemory | null>("full", "failed", "newer", "busy", null, null),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("damage") }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant("clock"),
      ahead: fc.constantFrom(-86_400, -600, 0, 5, 3600, 86_400, 70 * 86_400),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant("work"),
      ticket: which,
      status: fc.constantFrom<Status | null>("open", "pending", "solved", null),
    }),
  },
);

const seed = fc.nat(1000);

const tickets: fc.Arbitrary<Tickets> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      count: fc.integer({ min: 5, max: 60 }),
      seed,
      offices: fc.constantFrom(1, 2),
    }),
  },
  // So many that a host may read them all at once.
  {
    weight: 1,
    arbitrary: fc.record({
      count: fc.integer({ min: 130, max: 200 }),
      seed,
      offices: fc.constant(1 as const),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      lives: fc.array(tidyHistories.filter((history) => !hasOddMerge(history)).map(withoutTags), {
        minLength: 1,
        maxLength: 25,
      }),
    }),
  },
);

/** No Zendesk has tags that come and go at once, or come where they are. */
function withoutTags({ updates, ...life }: TicketHistory): TicketHistory {
  return { ...life, updates: updates.map(({ addTags, removeTags, ...update }) => update) };
}

/** Merges that Zendesk shows as an agent's own deed, or as being merged away. */
function hasOddMerge({ updates }: TicketHistory): boolean {
  return updates.some(({ kind, set, via }) =>
    kind === "merge_into" ? via !== "person" : via === "merge" && set?.status === "closed",
  );
}

/** The same where nobody has other working hours. */
function inOneOffice({ schedules, tickets, ...month }: DeskData): DeskData {
  return {
    ...month,
    schedules: schedules.slice(0, 1),
    tickets: tickets.map(({ history, ...ticket }) => {
      const updates = history.updates.filter(({ kind }) => kind !== "schedule");
      return { ...ticket, history: { ...history, updates } };
    }),
  };
}

export function deskDataOf(given: Tickets, now: Instant): DeskData {
  if ("seed" in given) {
    const month = madeUpMonth({ tickets: given.count, seed: given.seed, now });
    return given.offices === 2 ? month : inOneOffice(month);
  }
  return {
    directory,
    schedules: [],
    tickets: given.lives.map((life, index) => ({
      history: { ...life, ticket: ticketId(`${index + 1}`) },
      subject: `Life ${index + 1}`,
      channel: "email",
      words: new Map(),
    })),
  };
}

export const scripts: fc.Arbitrary<Script> = fc.record({
  tickets,
  pageSize: fc.integer({ min: 4, max: 40 }),
  steps: fc.array(step, { minLength: 3, maxLength: 16 }),
});
