import { describe, expect, test } from "vitest";
import type { TicketHead } from "../../src/hosts/host.ts";
import type { Reported, ReportedDuration } from "../../src/hosts/reported.ts";
import type { MetricId } from "../../src/metrics/traits.ts";
import type { ReadTicket } from "../../src/reading/telling.ts";
import { type DifferingReason, differingReasons } from "../../src/state/differing-reasons.ts";
import { findTicket } from "../../src/state/evidence.ts";
import { disagreementOn } from "../../src/state/reported.ts";
import { hours, minutes, options } from "../telling.ts";
import { directory, ticketId } from "../timeline.ts";
import { openSession, openUpdates } from "./session.ts";

const none: ReportedDuration = { calendar: null, working: null };
const silent: Reported = {
  firstResponse: none,
  firstResolution: none,
  resolution: none,
  requesterWait: none,
  agentWait: none,
  onHold: none,
  reopens: null,
  replies: null,
};
const lasting = (seconds: number): ReportedDuration => ({ calendar: seconds, working: seconds });

async function ticketWith(life: string, reported: Partial<Reported>, settings = {}) {
  const tickets = { T1: life };
  const session = await openSession({ tickets, reported: { ...silent, ...reported }, settings });
  const read = await openUpdates(session, "T1");
  const { head } = findTicket(session, ticketId("T1"));
  if (!head) throw new Error("not listed");
  return { head, read };
}

/** What we say why; null where nothing disagrees. */
function reasons(
  metric: MetricId,
  ticket: { head: TicketHead; read: ReadTicket },
  written: object = {},
): readonly DifferingReason[] | null {
  const found = disagreementOn(ticket, { clock: "calendar", metric });
  const differing = {
    ticket,
    metric,
    clock: "calendar",
    directory,
    options: options(written),
  } as const;
  return found && differingReasons(found, differing);
}

const answered = `
  Mon+12 09:00 customer opens
  Mon+12 09:10 robot replies
  Mon+12 09:42:20 ana replies, takes`;

describe("a first response that the host tells otherwise", () => {
  const told = (seconds: number, life = answered) =>
    ticketWith(life, { firstResponse: lasting(seconds) });

  test("is not told where it is the same, or where the host says nothing", async () => {
    expect(reasons("first_response", await told(minutes(42) + 20))).toBeNull();
    expect(reasons("first_response", await ticketWith(answered, {}))).toBeNull();
  });

  test("may be cut to whole minutes", async () => {
    expect(reasons("first_response", await told(minutes(42)))).toEqual(["whole_minutes"]);
  });

  test("may be an automatic answer", async () => {
    expect(reasons("first_response", await told(minutes(10)))).toEqual(["bot_reply"]);
  });

  test("may be the answer of an agent who asked for the ticket", async () => {
    const life = `
      Mon+12 09:00 ben opens
      Mon+12 09:10 ben writes
      Mon+12 09:42 ana replies`;
    expect(reasons("first_response", await told(minutes(10), life))).toEqual(["requester_reply"]);
  });

  test("may count from the creation where an agent wrote first", async () => {
    const life = `
      Mon+12 09:00 ana opens for customer
      Mon+12 10:00 customer writes
      Mon+12 10:20 ana replies`;
    expect(reasons("first_response", await told(minutes(80), life))).toEqual(["outbound"]);
  });

  test("may count from the creation where the clock had stopped", async () => {
    const life = `
      Mon+12 09:00 customer opens
      Mon+12 09:10 automation solves
      Mon+12 10:00 customer writes, reopens
      Mon+12 10:20 ana replies`;
    expect(reasons("first_response", await told(minutes(80), life))).toEqual(["later_start"]);
  });

  test("may have no reason that we know", async () => {
    expect(reasons("first_response", await told(minutes(30)))).toEqual([]);
  });

  test("does not count here on spam", async () => {
    const life = `${answered}\n Mon+12 10:00 ana calls it spam`;
    expect(reasons("first_response", await told(minutes(42), life))).toEqual(["left_out_here"]);
  });
});

describe("a resolution that the host tells otherwise", () => {
  const life = `
    Mon+12 09:00 customer opens
    Mon+12 10:00 ana solves, takes
    Mon+12 11:00 customer writes, reopens`;

  test("may be that of a ticket that is open again", async () => {
    const ticket = await ticketWith(life, { resolution: lasting(hours(1)) });
    expect(reasons("resolution", ticket)).toEqual(["open_again"]);
  });

  test("may be that of an earlier solve", async () => {
    const again = `${life}\n Mon+12 15:00 ana solves`;
    const ticket = await ticketWith(again, { resolution: lasting(hours(1)) });
    expect(reasons("resolution", ticket)).toEqual(["earlier_solve"]);
  });

  test("may go by other working hours", async () => {
    const solved = "Mon+12 09:00 customer opens\n Mon+12 11:00 ana solves, takes";
    const settings = { working_hours: "zone: UTC\nMon-Sun 10:00-17:00" };
    const reported = { resolution: { calendar: hours(2), working: hours(2) } };
    const ticket = await ticketWith(solved, reported, settings);
    const working = { clock: "working", metric: "resolution" } as const;
    const found = disagreementOn(ticket, working);
    if (!found) throw new Error("they agree");
    expect(differingReasons(found, { ...working, ticket, directory, options: options() })).toEqual([
      "other_hours",
    ]);
  });
});

describe("reopens that the host tells otherwise", () => {
  const life = `
    Mon+12 09:00 customer opens
    Mon+12 10:00 ana solves, takes
    Mon+12 10:01 ana reopens`;

  test("may have been undone at once", async () => {
    const settings = { definitions: '{"reopen":{"graceSeconds":120}}' };
    const ticket = await ticketWith(life, { reopens: 1 }, settings);
    expect(reasons("reopens", ticket, { reopen: { graceSeconds: 120 } })).toEqual(["grace"]);
  });

  test("may have no reason that we know, or be the same", async () => {
    expect(reasons("reopens", await ticketWith(life, { reopens: 3 }))).toEqual([]);
    expect(reasons("reopens", await ticketWith(life, { reopens: 1 }))).toBeNull();
  });
});
