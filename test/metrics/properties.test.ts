import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { TicketHistory, Update } from "../../src/history/update.ts";
import { readConfig } from "../../src/measure/read-config.ts";
import { Gathering } from "../../src/measure/summary-output.ts";
import { ticketOutput } from "../../src/measure/ticket-output.ts";
import { type MeasuredTicket, measure } from "../../src/metrics/all.ts";
import { createMeasuring } from "../../src/metrics/measuring.ts";
import { fullResolution } from "../../src/metrics/resolution.ts";
import { metrics } from "../../src/metrics/traits.ts";
import { waits } from "../../src/metrics/waits.ts";
import { stateInBacklog } from "../../src/report/backlog.ts";
import { report, type Selection, samplesBehind } from "../../src/report/report.ts";
import { summarise } from "../../src/report/summary.ts";
import { isSolvedNow, type Story } from "../../src/story/story.ts";
import { tellStory } from "../../src/story/tell-story.ts";
import { histories, tidyHistories, writtenOptions } from "../random-history.ts";
import { measuringBy, options, schedulesOf } from "../telling.ts";
import { at, directory, ticketId } from "../timeline.ts";

const someHours = schedulesOf({
  day: ["mon tue wed thu fri", "09:00", "17:00"],
  night: ["mon wed sat", "22:00", "06:00"],
});
const allHours = schedulesOf({
  day: ["mon tue wed thu fri sat sun", "00:00", "24:00"],
  night: ["mon tue wed thu fri sat sun", "00:00", "24:00"],
});

function told(history: TicketHistory, written: object = {}): Story | null {
  return tellStory(history, { directory, options: options(written) });
}

/** Everything that `measure` says of one ticket, and of agents and team with it alone. */
function outputOf(history: TicketHistory, written: object, hours = someHours) {
  const config = readConfig(
    {
      ...written,
      now: "2025-01-13T00:00:00Z",
      serviceLevel: { target: 3600, clock: "business" },
      backlogAt: ["2025-01-08T12:00:00Z"],
    },
    at("00:00"),
  );
  if (!config.ok) throw new Error(config.problem);
  const terms = { ...config.value, directory, hours };
  const story = tellStory(history, terms);
  if (!story) return null;
  const measuring = createMeasuring(terms);
  const gathering = new Gathering(terms);
  gathering.add(measure(story, measuring));
  return {
    ticket: ticketOutput(story, { config: terms, measuring }),
    ...gathering.output(directory),
  };
}

describe("one history", () => {
  test("gives the same in whatever order its updates arrive, if no two share an instant", () => {
    const shuffled = tidyHistories.chain((history) =>
      fc.tuple(
        fc.constant(history),
        fc.shuffledSubarray([...history.updates], { minLength: history.updates.length }),
      ),
    );
    fc.assert(
      fc.property(shuffled, writtenOptions, ([history, updates], written) => {
        expect(told({ ...history, updates }, written)).toEqual(told(history, written));
      }),
    );
  });

  test("gives the same however often an update is delivered again", () => {
    const repeated = histories.chain((history) =>
      fc.tuple(
        fc.constant(history),
        fc.array(fc.nat({ max: Math.max(0, history.updates.length - 1) }), { maxLength: 9 }),
      ),
    );
    fc.assert(
      fc.property(repeated, writtenOptions, ([history, again], written) => {
        const updates: Update[] = [];
        for (const [index, update] of history.updates.entries()) {
          updates.push(update, ...updates.filter((_, earlier) => again.includes(index - earlier)));
        }
        expect(told({ ...history, updates }, written)).toEqual(told(history, written));
      }),
    );
  });

  test("gives no negative number and none that is not one, anywhere", () => {
    fc.assert(
      fc.property(histories, writtenOptions, (history, written) => {
        const strange = numbersIn(outputOf(history, written)).filter(
          ({ value }) => !Number.isFinite(value) || value < 0,
        );
        expect(strange).toEqual([]);
      }),
    );
  });

  test("is told the same twice, and stays as it was", () => {
    fc.assert(
      fc.property(histories, writtenOptions, (history, written) => {
        const before = structuredClone(history);
        const first = outputOf(history, written);
        expect(outputOf(history, written)).toEqual(first);
        expect(history).toEqual(before);
      }),
    );
  });

  test("proves everything by its own updates", () => {
    fc.assert(
      fc.property(histories, writtenOptions, (history, written) => {
        const story = told(history, written);
        if (!story) return;
        const sources = new Set(history.updates.map(({ source }) => source));
        const { samples } = measure(story, measuringBy({ options: written, hours: someHours }));
        for (const { evidence, ticket } of samples.flat()) {
          expect(ticket).toBe("T1");
          expect(evidence.length).toBeGreaterThan(0);
          expect(new Set(evidence).size).toBe(evidence.length);
          for (const source of evidence) expect(sources).toContain(source);
        }
      }),
    );
  });

  test("read up to an instant gives what the whole says of the time until then", () => {
    const cut = fc.integer({ min: at("00:00"), max: at("Mon+14 00:00") });
    fc.assert(
      fc.property(tidyHistories, cut, (history, cut) => {
        const updates = history.updates.filter((update) => update.at <= cut);
        const [whole, start] = [told(history), told({ ...history, updates })];
        if (!whole || !start) return;
        const state = start.states.at(-1);
        const isBacklog = state && !start.exclusion && !isSolvedNow(start);
        expect(stateInBacklog(whole, start.lastAt)).toEqual(isBacklog ? state : null);
        if (whole.exclusion || start.exclusion) return;
        const until = <T extends { readonly at: number }>(facts: readonly T[]) =>
          facts.filter((fact) => fact.at <= cut);
        expect(start.solves).toEqual(until(whole.solves));
        expect(start.touches).toEqual(until(whole.touches));
        expect(start.replies).toEqual(whole.replies.filter(({ end }) => end <= cut));
        expect(start.reopens.map(({ at }) => at)).toEqual(until(whole.reopens).map(({ at }) => at));
        const response = whole.firstResponse;
        expect(start.firstResponse).toEqual(response && response.end <= cut ? response : null);
      }),
    );
  });
});

describe("solves, reopens and waits", () => {
  test("are one solve more than reopens exactly when the ticket is solved", () => {
    fc.assert(
      fc.property(histories, writtenOptions, (history, written) => {
        const story = told(history, written);
        if (!story || story.exclusion) return;
        expect(story.solves.length - story.reopens.length).toBe(isSolvedNow(story) ? 1 : 0);
      }),
    );
  });

  test("alternate, and each reopen is charged to the solve before it", () => {
    fc.assert(
      fc.property(histories, writtenOptions, (history, written) => {
        const story = told(history, written);
        if (!story) return;
        for (const [index, { agent, at }] of story.reopens.entries()) {
          const [undone, next] = [story.solves[index], story.solves[index + 1]];
          expect(agent).toBe(undone?.agent);
          expect(undone?.at).toBeLessThanOrEqual(at);
          if (next) expect(next.at).toBeGreaterThanOrEqual(at);
        }
      }),
    );
  });

  test("requester and agent wait the whole resolution, if the ticket was never reopened", () => {
    fc.assert(
      fc.property(histories, (history) => {
        const story = told(history);
        const full = story && fullResolution(story);
        // No wait runs before the first status, which a creation need not set.
        if (!full || story.reopens.length || story.states[0]?.status === null) return;
        const { agent, on_hold, requester, work } = waits(story, measuringBy()).calendar;
        expect(requester + agent).toBe(full.end - full.start);
        expect(work + on_hold).toBe(requester);
      }),
    );
  });
});

describe("working time", () => {
  test("is never above calendar time", () => {
    fc.assert(
      fc.property(histories, writtenOptions, (history, written) => {
        for (const [calendar, working] of bothClocks(history, written, someHours)) {
          expect(working).not.toBeNull();
          expect(working).toBeLessThanOrEqual(calendar);
        }
      }),
    );
  });

  test("around the clock is calendar time", () => {
    fc.assert(
      fc.property(histories, writtenOptions, (history, written) => {
        for (const [calendar, working] of bothClocks(history, written, allHours)) {
          expect(working).toBe(calendar);
        }
      }),
    );
  });
});

describe("a report", () => {
  const tickets = fc
    .tuple(fc.array(histories, { maxLength: 8 }), writtenOptions)
    .map(([all, written]) =>
      all.flatMap((history, index): MeasuredTicket[] => {
        const story = told({ ...history, ticket: ticketId(`T${index + 1}`) }, written);
        const terms = {
          options: written,
          serviceLevel: { target: 600, clock: "calendar" },
        } as const;
        return story ? [measure(story, measuringBy(terms))] : [];
      }),
    );
  const selections: fc.Arbitrary<Selection> = fc.record({
    range: fc.option(
      fc.record({
        from: fc.constantFrom(at("Mon 00:00"), at("Wed 12:00")),
        to: fc.constantFrom(at("Fri 00:00"), at("Mon+7 00:00")),
        dateBy: fc.constantFrom("event", "created"),
      }),
    ),
    agents: fc.constant(null),
    clock: fc.constant("calendar"),
  });

  test("of two sets of tickets has the samples of both, and is made of nothing else", () => {
    fc.assert(
      fc.property(tickets, selections, fc.nat({ max: 8 }), (all, selection, cut) => {
        const [some, others] = [all.slice(0, cut), all.slice(cut)];
        const [whole, one, other] = [all, some, others].map((set) => report(set, selection).team);
        for (const metric of metrics) {
          const behind = (set: readonly MeasuredTicket[]) =>
            samplesBehind(set, { metric: metric.id, selection });
          expect(behind(all)).toEqual([...behind(some), ...behind(others)]);
          const figure = whole?.[metric.id];
          if (metric.unit === "duration") {
            expect(figure?.summary).toEqual(summarise(behind(all).map(({ value }) => value)));
          }
          const sum = (count: (row: typeof one) => number | undefined) =>
            (count(one) ?? 0) + (count(other) ?? 0);
          expect(figure?.total).toBe(sum((row) => row?.[metric.id].total));
          expect(figure?.n).toBe(sum((row) => row?.[metric.id].n));
          expect(figure?.share?.part ?? 0).toBe(sum((row) => row?.[metric.id].share?.part ?? 0));
        }
      }),
    );
  });

  test("counts for the team what its agents did, and what is nobody's", () => {
    fc.assert(
      fc.property(tickets, selections, (all, selection) => {
        // Escalations of excluded tickets count for their agents alone.
        const present = all.filter(({ story }) => !story.exclusion);
        const { agents, team } = report(present, selection);
        for (const { id } of metrics) {
          const ofAgents = [...agents.values()].reduce((sum, row) => sum + row[id].total, 0);
          const samples = samplesBehind(present, { metric: id, selection });
          const ofNobody = samples.filter(({ agent }) => agent === null).length;
          expect(ofAgents + ofNobody).toBe(team[id].total);
        }
        for (const id of ["first_response", "reply_time", "touches", "received"] as const) {
          const ofAgents = [...agents.values()].reduce((sum, row) => sum + row[id].total, 0);
          expect(ofAgents).toBe(team[id].total);
        }
      }),
    );
  });

  test("does not depend on the order of tickets", () => {
    fc.assert(
      fc.property(tickets, selections, (all, selection) => {
        const [forth, back] = [all, all.toReversed()].map((set) => report(set, selection));
        for (const { id } of metrics) {
          expect(back?.team[id].summary).toEqual(forth?.team[id].summary);
          expect(back?.team[id].share).toEqual(forth?.team[id].share);
        }
        expect(new Set(back?.unanswered)).toEqual(new Set(forth?.unanswered));
      }),
    );
  });
});

/** Every duration of a ticket, on both clocks. */
function bothClocks(history: TicketHistory, written: object, hours: typeof someHours) {
  const story = told(history, written);
  if (!story) return [];
  const measuring = measuringBy({ options: written, hours });
  const samples = measure(story, measuring).samples.flatMap((list, index) =>
    metrics[index]?.unit === "duration" ? list : [],
  );
  const { business, calendar } = waits(story, measuring);
  const pairs: [number, number | null][] = samples.map(({ value, working }) => [value, working]);
  for (const name of ["requester", "agent", "on_hold", "work"] as const) {
    pairs.push([calendar[name], business?.[name] ?? null]);
  }
  return pairs;
}

/** Every number of an output, with the way to it. */
function numbersIn(value: unknown, path = ""): readonly { path: string; value: number }[] {
  if (typeof value === "number") return [{ path, value }];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inside]) => numbersIn(inside, `${path}.${key}`));
}
