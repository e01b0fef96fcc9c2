import { describe, expect, test } from "vitest";
import type { MetricId } from "../../src/metrics/traits.ts";
import {
  type CaseOrder,
  casesOf,
  figureOf,
  loadOf,
  proofOf,
  samplesOf,
} from "../../src/state/evidence.ts";
import type { TicketsPlace } from "../../src/state/place.ts";
import { at, personId, ticketId } from "../timeline.ts";
import { type Opened, openSession, openUpdates } from "./session.ts";

const tickets = {
  quick: `
    Mon+12 09:00 customer opens
    Mon+12 09:05 ana replies, takes, solves`,
  slow: `
    Mon+12 09:00 customer opens
    Mon+12 09:10 ben notes
    Mon+12 09:20 trigger sets high
    Mon+12 10:00 ana replies, takes
    Mon+12 10:30 customer writes
    Mon+12 10:40 ana replies, solves
    Mon+12 11:00 customer writes, reopens`,
};

function casesFor(session: Opened, metric: MetricId) {
  const samples = samplesOf(session, { kind: "tickets", metric, agent: personId("ana") });
  return casesOf(samples, { clock: "calendar", metric }).map(({ ticket, value }) => [
    ticket,
    value,
  ]);
}

describe("the tickets behind a number", () => {
  test("come longest first", async () => {
    const session = await openSession({ tickets });
    expect(casesFor(session, "first_response")).toEqual([
      ["slow", 3600],
      ["quick", 300],
    ]);
  });

  test("come once for each duration, and once for all that is counted", async () => {
    const session = await openSession({ tickets });
    expect(casesFor(session, "reply_time")).toEqual([
      ["slow", 3600],
      ["slow", 600],
      ["quick", 300],
    ]);
    expect(casesFor(session, "touches")).toEqual([
      ["slow", 2],
      ["quick", 1],
    ]);
  });

  test("of a share begin with those that went this way", async () => {
    const session = await openSession({ tickets });
    expect(casesFor(session, "reopens")).toEqual([
      ["slow", 1],
      ["quick", 0],
    ]);
  });

  test("are those of a week, or of an hour of arrival, where one was opened", async () => {
    const session = await openSession({
      place: "page",
      tickets: {
        ...tickets,
        late: "Mon+12 17:30 customer opens\n Mon+13 08:00 ana replies, takes",
        early: "Mon+3 09:30 customer opens\n Mon+3 10:00 ana replies, takes",
      },
    });
    const behind = (more: Partial<TicketsPlace>) => {
      const place = { kind: "tickets", metric: "first_response", agent: null, ...more } as const;
      const { n } = figureOf(session, place);
      return [
        n,
        samplesOf(session, place)
          .map(({ ticket }) => ticket)
          .sort(),
      ];
    };
    const stretch = { from: at("Mon+3 00:00"), to: at("Mon+4 00:00") };
    expect(behind({ stretch })).toEqual([1, ["early"]]);
    expect(behind({ stretch, agent: personId("ben") })).toEqual([0, []]);
    expect(behind({ arrival: { weekday: 5, hour: 9 } })).toEqual([2, ["quick", "slow"]]);
    expect(behind({ arrival: { weekday: 5, hour: 17 } })).toEqual([1, ["late"]]);
  });

  test("of the load are unsolved now, the oldest first", async () => {
    const session = await openSession({
      tickets: {
        ...tickets,
        older: "Mon+2 09:00 customer opens\n Mon+2 10:00 ben takes, sets open",
      },
    });
    const load = (agent: string | null) =>
      loadOf(session, { kind: "load", agent: agent === null ? null : personId(agent) }).map(
        ({ ticket }) => ticket,
      );
    expect(load(null)).toEqual(["older", "slow"]);
    expect(load("ben")).toEqual(["older"]);
  });

  test("come shortest or newest first where that is asked for", async () => {
    const session = await openSession({ tickets });
    const samples = samplesOf(session, {
      kind: "tickets",
      metric: "touches",
      agent: personId("ana"),
    });
    const ids = (order: CaseOrder) =>
      casesOf(samples, { clock: "calendar", metric: "touches", order }).map(({ ticket }) => ticket);
    expect(ids("smallest")).toEqual(["quick", "slow"]);
    expect(ids("newest")).toEqual(["slow", "quick"]);
  });

  test("of the team are those of the agents chosen", async () => {
    const session = await openSession({ tickets });
    const place = { kind: "tickets", metric: "touches", agent: null } as const;
    expect(samplesOf(session, place)).toHaveLength(4);
    session.team.toggle(personId("ben"));
    expect(samplesOf(session, place)).toHaveLength(1);
  });
});

describe("the updates behind a ticket's part", () => {
  async function proofFor(metric: MetricId | null, when: string | null = null) {
    const session = await openSession({ tickets });
    const proof = proofOf(await openUpdates(session, "slow"), {
      kind: "updates",
      ticket: ticketId("slow"),
      metric,
      agent: null,
      at: when === null ? null : at(when),
    });
    return {
      ...proof,
      sources: proof.updates.map(({ source }) => source.split(" ").slice(1).join(" ")),
    };
  }

  test("of a duration are all from its start to its end", async () => {
    const { counted, sources } = await proofFor("first_response", "Mon+12 10:00");
    expect(sources).toEqual(["09:00 customer", "09:10 ben", "09:20 trigger", "10:00 ana"]);
    expect(counted).toEqual({ from: at("Mon+12 09:00"), to: at("Mon+12 10:00") });
  });

  test("of one of several durations are those of this one", async () => {
    const { sources } = await proofFor("reply_time", "Mon+12 10:40");
    expect(sources).toEqual(["10:30 customer", "10:40 ana"]);
  });

  test("of what is counted are those that were counted", async () => {
    expect((await proofFor("touches")).sources).toEqual(["09:10 ben", "10:00 ana", "10:40 ana"]);
    const { counted, sources } = await proofFor("reopens");
    expect(sources).toEqual(["10:40 ana", "11:00 customer"]);
    expect(counted).toBeNull();
  });

  test("without a metric are all, each once and in order", async () => {
    expect((await proofFor(null)).sources).toHaveLength(7);
  });
});
