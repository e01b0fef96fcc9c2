import { describe, expect, test } from "vitest";
import type { MetricId } from "../../src/metrics/traits.ts";
import { leftOutOf } from "../../src/state/left-out.ts";
import { personId } from "../timeline.ts";
import { type Opened, openSession } from "./session.ts";

const tickets = {
  answered: "Mon+12 09:00 customer opens\n Mon+12 09:05 ana replies, takes, solves",
  waiting: "Mon+12 09:00 customer opens\n Mon+12 09:05 ana takes",
  bens: "Mon+12 09:00 customer opens\n Mon+12 09:05 ben takes",
  spam: "Mon+12 09:00 customer opens\n Mon+12 09:05 ana takes\n Mon+12 09:06 ana calls it spam",
  merged: "Mon+12 09:00 customer opens\n Mon+12 09:05 ana takes\n Mon+12 09:06 ana merges away",
  headless: "Mon+12 09:05 ana takes",
  early: "Mon-30 09:00 customer opens\n Mon+12 09:05 ana takes",
};

function leftOut(session: Opened, metric: MetricId, agent: string | null = "ana") {
  const place = {
    kind: "tickets",
    metric,
    agent: agent === null ? null : personId(agent),
  } as const;
  return Object.fromEntries(leftOutOf(session, place));
}

describe("the tickets that a figure leaves out", () => {
  test("of first responses were created in the period and have none", async () => {
    expect(leftOut(await openSession({ tickets }), "first_response")).toEqual({
      no_reply: ["waiting"],
      spam: ["spam"],
      merged: ["merged"],
      no_create: ["headless"],
    });
  });

  test("of resolutions are unsolved, whenever they were created", async () => {
    expect(leftOut(await openSession({ tickets }), "resolution")).toMatchObject({
      unsolved: ["waiting", "early"],
    });
  });

  test("of touches are spam alone: a merged ticket keeps them", async () => {
    expect(leftOut(await openSession({ tickets }), "touches")).toEqual({ spam: ["spam"] });
  });

  test("of the team are those of everybody, or of the agents chosen", async () => {
    const session = await openSession({ tickets });
    expect(leftOut(session, "first_response", null)["no_reply"]).toEqual(["waiting", "bens"]);
    session.team.toggle(personId("ben"));
    expect(leftOut(session, "first_response", null)).toEqual({ no_reply: ["bens"] });
  });

  test("hold those that could not be read", async () => {
    const session = await openSession(
      { tickets: { answered: tickets.answered } },
      {
        async *histories(wanted) {
          for (const ticket of wanted) yield { ticket, trouble: { kind: "gone" } };
        },
      },
    );
    expect(leftOut(session, "csat")).toEqual({ unread: ["answered"] });
  });
});
