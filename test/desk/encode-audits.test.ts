import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { DeskData, WrittenTicket } from "../../src/desk/desk-data.ts";
import { type DeskAudit, encodeAudits } from "../../src/desk/encode-audits.ts";
import { madeUpMonth } from "../../src/desk/month/made-up-month.ts";
import { renumber } from "../../src/desk/renumber.ts";
import type { Update } from "../../src/history/update.ts";
import { decodeAudits } from "../../src/hosts/zendesk/decode-audits.ts";
import type { Instant } from "../../src/time/instant.ts";
import { anyDeskData } from "./any-desk-data.ts";

const now = 1_795_000_000 as Instant;

test("a made-up month comes back from its audits to the last word", () => {
  const { tickets } = renumber(madeUpMonth({ tickets: 150, seed: 7, now }));
  for (const ticket of tickets) {
    expect(decoded(ticket)).toEqual(
      ticket.history.updates.map((update, seq) => ({ ...update, seq })),
    );
  }
});

test("any history comes back from its audits, but for what Zendesk cannot say", () => {
  void fc.assert(
    fc.property(anyDeskData, (data) => {
      const ticket = onlyTicket(data);
      expect(decoded(ticket)).toEqual(
        ticket.history.updates.map((update, seq) => sayable({ ...update, seq })),
      );
    }),
    { numRuns: 500 },
  );
});

test("a rule's deeds stand inside the save on which it ran, with their own via", () => {
  const { tickets } = renumber(madeUpMonth({ tickets: 10, seed: 1, now }));
  const [ticket] = tickets;
  const [creation] = ticket ? encodeAudits(ticket) : [];
  const routed = creation?.events.find(({ field_name }) => field_name === "group_id");
  expect(creation?.author_id).toBeGreaterThan(0);
  expect(creation?.via?.channel).not.toBe("rule");
  expect(routed?.via).toMatchObject({
    channel: "rule",
    source: { rel: "trigger", from: { title: "Bring to its team" } },
  });
});

test("ids in changes are texts, nobody is null, and every change says what was before", () => {
  const { tickets } = renumber(madeUpMonth({ tickets: 80, seed: 3, now }));
  for (const audit of tickets.flatMap((ticket) => encodeAudits(ticket))) {
    for (const event of changesIn(audit)) {
      if (/_id$/.test(String(event.field_name)) && event.field_name !== "custom_status_id") {
        expect(event.value === null || typeof event.value === "string").toBe(true);
      }
      expect(event).toHaveProperty("previous_value");
    }
  }
});

function changesIn(audit: DeskAudit): DeskAudit["events"] {
  return audit.events.filter(({ type }) => type === "Change");
}

function onlyTicket(data: DeskData): WrittenTicket {
  const [ticket] = renumber(data).tickets;
  if (!ticket) throw new Error("one ticket was given");
  return ticket;
}

function decoded(ticket: WrittenTicket): readonly Update[] {
  const audits = JSON.stringify({ audits: encodeAudits(ticket) });
  const read = decodeAudits([audits], { ticket: ticket.history.ticket, statuses: new Map() });
  if ("trouble" in read) throw new Error(JSON.stringify(read.trouble));
  expect(read.history.remarks).toEqual([]);
  return read.history.updates;
}

/**
 * What Zendesk cannot say, and what it says instead:
 * - what nobody did, and no rule, was done by the system; a merge too;
 * - kinds with an effect of their own carry nothing else; a hand-off by a rule
 *   is a trigger's, one by an auto-reply a person's;
 * - an update that is a merge and sets closed is a ticket merged away;
 * - whom an update without words was for is not written, except on a creation;
 * - a creation always has a requester, later updates never.
 */
function sayable(update: Update): Update {
  const { by } = update;
  const { at, kind, via, source, seq, rating, schedule } = update;
  const base = { at, kind, via, source, by, ...(seq !== undefined && { seq }) };
  if (!/^(create|update|merge_into)$/.test(kind)) {
    return {
      ...base,
      via: viaOf(update),
      ...(rating && { rating }),
      ...(schedule && { schedule }),
    };
  }
  const isMerge =
    kind === "merge_into" ||
    (kind === "update" && via === "merge" && update.set?.status === "closed");
  const { comment, set, addTags, removeTags } = update;
  const requester = update.requester ?? comment?.author ?? update.onBehalfOf ?? by;
  return {
    ...base,
    kind: isMerge ? "merge_into" : kind,
    via: isMerge ? (by === null ? "system" : "person") : viaOf(update),
    ...(comment && kind !== "merge_into" && { comment }),
    ...(set && Object.keys(set).length > 0 && { set }),
    ...(addTags?.length && { addTags }),
    ...(removeTags?.length && { removeTags }),
    ...(kind === "create" && requester !== null && { requester }),
  };
}

function viaOf({ by, via, kind }: Update): Update["via"] {
  if (kind === "handoff" && via === "automation") return "trigger";
  if (kind === "handoff" && via === "autoreply") return by === null ? "system" : "person";
  return via === "person" && by === null ? "system" : via;
}
