import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { madeUpMonth } from "../../src/desk/month/made-up-month.ts";
import { type MeasuredTicket, measure } from "../../src/metrics/all.ts";
import { arrivedOf, metOf, trendOf } from "../../src/report/board-sums.ts";
import { Book } from "../../src/report/book.ts";
import { buffersOf } from "../../src/report/buffers.ts";
import { Ledger } from "../../src/report/ledger.ts";
import { createPack } from "../../src/report/pack.ts";
import { report, samplesBehind } from "../../src/report/report.ts";
import { shareWithin } from "../../src/report/share-within.ts";
import { tellStory } from "../../src/story/tell-story.ts";
import { shift } from "../../src/time/instant.ts";
import { toScheduleId } from "../../src/time/schedule.ts";
import { compileSchedule } from "../../src/time/working-hours.ts";
import { measured, measuringBy, minutes, options } from "../telling.ts";
import { at } from "../timeline.ts";

/** As the other thread tells it, in parts. */
function ledgerOf(tickets: readonly MeasuredTicket[]): Ledger {
  const book = new Book();
  const pack = createPack();
  for (let first = 0; first < tickets.length; first += 50) {
    const packed = pack(tickets.slice(first, first + 50));
    book.add(structuredClone(packed, { transfer: buffersOf(packed) }));
  }
  return new Ledger(book);
}

const borders = [at("09:00"), at("Tue 09:00"), at("Wed 09:00")];
const tickets = [
  "09:00 customer opens\n09:10 ana replies\nTue 10:00 ana solves",
  "Tue 09:00 customer opens\nTue 09:30 ben replies, moves to experts",
  "Mon-7 09:00 customer opens\nMon-7 09:05 ana replies, solves",
].map((text, index) => measured(text, `T${index}`));
const all = Uint8Array.from(tickets, () => 1);
const selection = { agents: null, borders, clock: "calendar", dateBy: "event" } as const;

describe("a trend", () => {
  test("puts what happened into the stretch in which it happened", () => {
    const [first, second] = trendOf({ ledger: ledgerOf(tickets), shown: all }, selection);
    expect(first?.first_response.summary?.median).toBe(minutes(10));
    expect(second?.first_response.summary?.median).toBe(minutes(30));
    expect(first?.resolution.n).toBe(0);
    expect(second?.resolution.n).toBe(1);
  });

  test("is what a report on each stretch says, wherever the borders are", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -8 * 86_400, max: 3 * 86_400 }), { minLength: 2, maxLength: 6 }),
        fc.constantFrom("event", "created"),
        (seconds, dateBy) => {
          const cuts = seconds
            .sort((one, other) => one - other)
            .map((by) => shift(at("09:00"), by));
          const looked = { ledger: ledgerOf(tickets), shown: all };
          const rows = trendOf(looked, { ...selection, borders: cuts, dateBy });
          const reports = cuts.slice(1).map((to, index) => {
            const range = { from: cuts[index] ?? to, to, dateBy };
            return report(tickets, { agents: null, clock: "calendar", range }).team;
          });
          expect(rows).toEqual(reports);
        },
      ),
    );
  });
});

describe("a report", () => {
  const end = at("Mon+30 00:00");
  const {
    directory: cast,
    schedules,
    tickets: written,
  } = madeUpMonth({ tickets: 120, seed: 3, now: end });
  const agents = [...cast.people.keys()];
  const hours = new Map(schedules.map((schedule) => [schedule.id, compileSchedule(schedule)]));
  const [{ id: defaultSchedule } = { id: toScheduleId("") }] = schedules;
  const by = measuringBy({ now: "Mon+30 00:00", hours, defaultSchedule });
  const month = written.flatMap(({ history }) => {
    const story = tellStory(history, { directory: cast, options: options() });
    return story ? measure(story, by) : [];
  });
  const ledger = ledgerOf(month);
  const byPriority = new Map([
    ["urgent", minutes(20)],
    ["normal", minutes(90)],
  ] as const);
  const target = { within: minutes(240), byPriority };

  test("is what is made of the same tickets one by one, whatever is selected", () => {
    fc.assert(
      fc.property(
        fc.record({
          shown: fc.uint8Array({ minLength: month.length, maxLength: month.length, max: 1 }),
          days: fc.option(fc.tuple(fc.integer({ min: -5, max: 31 }), fc.nat({ max: 40 }))),
          among: fc.option(fc.subarray(agents)),
          dateBy: fc.constantFrom("event", "created"),
          clock: fc.constantFrom("calendar", "working"),
        }),
        ({ among, clock, dateBy, days, shown }) => {
          const from = shift(end, -(days?.[0] ?? 0) * 86_400);
          const range = days && { from, to: shift(from, days[1] * 86_400), dateBy };
          const selection = { range, agents: among && new Set(among), clock };
          const chosen = month.filter((_, place) => shown[place]);
          const { agents: rows, ...rest } = ledger.report(selection, shown);
          const about = { metric: "touches", selection } as const;
          const bare = samplesBehind(chosen, about).map(
            ({ at, created, priority, ticket, value, working }) => {
              return { at, created, priority, ticket, value, working };
            },
          );
          expect(ledger.samplesBehind(about, shown)).toEqual(bare);
          const timed = { metric: "first_response", selection } as const;
          const samples = samplesBehind(chosen, timed);
          expect(metOf({ ledger, shown }, { ...timed, target })).toEqual(
            shareWithin(samples, { ...target, clock }),
          );
          const arrived = arrivedOf({ ledger, shown }, timed);
          expect(Array.from(arrived.created)).toEqual(samples.map(({ created }) => created));
          expect(Array.from(arrived.took)).toEqual(
            samples.map(
              ({ value, working }) => (clock === "working" ? working : value) ?? Number.NaN,
            ),
          );
          const { agents: wanted, team } = report(chosen, selection);
          expect(rest).toEqual({ team });
          expect(new Map([...rows].sort())).toEqual(new Map([...wanted].sort()));
        },
      ),
      { numRuns: 30 },
    );
  });
});
