import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { edition, openBlock, type Packed, packBlock } from "../../src/archive/block.ts";
import { createIntern } from "../../src/archive/pack-names.ts";
import { encodeAudits } from "../../src/desk/encode-audits.ts";
import { madeUpMonth } from "../../src/desk/month/made-up-month.ts";
import type { TicketId } from "../../src/history/ids.ts";
import { inShape, type Remark, type TicketHistory } from "../../src/history/update.ts";
import { decodeAudits } from "../../src/hosts/zendesk/decode-audits.ts";
import { histories } from "../random-history.ts";
import { at, ticketId, timeline } from "../timeline.ts";

const owner = "desk.example 7";
const day = 20_000;

function packed(history: TicketHistory): Packed {
  const updatedAt = history.updates.at(-1)?.at ?? at("00:00");
  return { history, updatedAt, keptOn: day, usedOn: day + 3 };
}

function opened(bytes: Uint8Array, by = owner) {
  return openBlock(bytes, { owner: by, intern: createIntern() });
}

function there(bytes: Uint8Array) {
  const block = opened(bytes);
  if (!block) throw new Error("the block is not believed");
  return block;
}

const backOf = (all: readonly TicketHistory[]) => {
  const block = there(packBlock(all.map(packed), owner));
  return block.entries.flatMap((entry) => block.history(entry) ?? []);
};

/** Every key that a history may have. */
function shaped(history: TicketHistory): TicketHistory {
  const { isSettled, unknownRecords, updates, ...rest } = history;
  const all = { ...rest, updates: updates.map(inShape), isSettled };
  return unknownRecords === undefined ? all : { ...all, unknownRecords };
}

const sources = fc.oneof(
  fc.bigInt({ min: 0n, max: 10n ** 16n }).map(String),
  fc.tuple(fc.constantFrom("38012345678901", "57"), fc.nat({ max: 9 })).map((it) => it.join(":")),
  fc.string(),
  fc.constantFrom("-1", "007", "1e3", "Infinity", "", "0", "4503599627370497", "\ud800"),
);
const remarks = fc.uniqueArray(
  fc.constantFrom<Remark>("unknown_records", "chat_elsewhere", "notes_hidden"),
);

/** Random histories, with what those of one desk have not. */
const anyHistories = fc.array(
  fc
    .record({
      history: histories,
      ticket: sources,
      sources: fc.array(sources, { minLength: 24, maxLength: 24 }),
      remarks,
      isSettled: fc.constantFrom(true as const, undefined),
      unknownRecords: fc.option(fc.nat(), { nil: undefined }),
      more: fc.record(
        {
          onBehalfOf: fc.constantFrom(...timeline("09:00 ana opens").updates.map(({ by }) => by)),
          other: fc.constant(true as const),
        },
        { requiredKeys: [] },
      ),
    })
    .map(({ history, more, sources: given, ticket, ...rest }): TicketHistory => {
      const updates = history.updates.map((update, index) => ({
        ...update,
        source: given[index] ?? "",
        ...(more.onBehalfOf && { onBehalfOf: more.onBehalfOf }),
        ...(more.other && { set: { ...update.set, other: more.other } }),
      }));
      return { ...history, ...rest, ticket: ticketId(ticket), updates };
    }),
  { maxLength: 6 },
);

describe("a block", () => {
  test("gives back every history as it was, with all its keys in their order", () => {
    fc.assert(
      fc.property(anyHistories, (all) => {
        const back = backOf(all);
        expect(back).toStrictEqual(all.map(shaped));
        for (const { updates } of back)
          for (const update of updates)
            expect(Object.keys(update)).toEqual(Object.keys(inShape(update)));
      }),
      { numRuns: 300 },
    );
  });

  test("says of each ticket when it changed, was fetched and was asked for", () => {
    const all = ["T1", "900", "12"].map((ticket, index) => ({
      ...packed(timeline("Tue 09:00 customer opens", ticket)),
      keptOn: day - index * 7,
      usedOn: day + index,
    }));
    expect(there(packBlock(all, owner)).entries).toEqual(
      all.map(({ history, keptOn, updatedAt, usedOn }) => {
        return { ticket: history.ticket, updatedAt, keptOn, usedOn };
      }),
    );
  });

  test("has one text for each person, whichever ticket names them", () => {
    const all = ["1", "2"].map((ticket) => timeline("09:00 customer opens", ticket));
    const [one, other] = backOf(all).map(({ updates }) => updates[0]?.by);
    expect(one).toBe("customer");
    expect(Object.is(one, other)).toBe(true);
  });

  const bytes = packBlock([packed(timeline("09:00 customer opens\n09:10 ana replies"))], owner);

  test("is not believed where one bit is another, or its end is missing", () => {
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const damaged = bytes.slice();
      damaged[bit >> 3] = (damaged[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(opened(damaged)).toBeNull();
    }
    for (let length = 0; length < bytes.length; length++) {
      expect(opened(bytes.slice(0, length))).toBeNull();
    }
  });

  test("opens for its owner alone", () => {
    expect(opened(bytes)).not.toBeNull();
    expect(opened(bytes, "desk.example 8")).toBeNull();
  });

  test("of this edition is written so: if this fails, raise the edition", () => {
    const known = packBlock([packed(timeline(everything, "31"))], owner);
    expect([edition, Buffer.from(known).toString("base64")]).toMatchInlineSnapshot(`
      [
        1,
        "kkOU4gEIAAhjdXN0b21lcgAFZnJvbnQAA2hvdAADdmlwAANhbmEAA29uZQADYmVuAANkYXkBIIDd6PcMwLgCBn8ABwAPoO7c9wyaAQEBEYgBeAIAEAICAwQQryjgAwAJMDk6MDUgYW5hBQYoBQQSEKECeAQFNiBhbmEFBwEDECjQ+AoADVR1ZSAxMDowMCBhbmEFBYABoIABoDgFDTE6MDAgY3VzdG9tZXIBlwGgEKA4BQsyOjAwIHN5c3RlbQAI",
      ]
    `);
  });
});

const everything = `
  09:00 customer opens, id 77
  09:01 trigger tags hot vip, moves to front, id 78
  09:05 ana takes, sets urgent, chats one, seq 9
  09:06 ana notes for ben, untags hot
  Tue 10:00 ana solves
  Tue 11:00 customer rates good
  Tue 12:00 system goes by day`;

const auditsEach = 12;
const atMost = 400;

/** As Zendesk numbers audits by now: fourteen digits, growing with the hours. */
function numberedLikeZendesk(audits: ReturnType<typeof encodeAudits>) {
  return audits.map((audit, index) => {
    const seconds = Date.parse(audit.created_at) / 1000 - 1_700_000_000;
    return { ...audit, id: 30_000_000_000_000 + seconds * 250_000 + ((index * 98_731) % 250_000) };
  });
}

function sizeOf(all: readonly TicketHistory[]): number {
  return packBlock(all.map(packed), owner).length / all.length;
}

function decoded(audits: readonly unknown[], ticket: TicketId): TicketHistory {
  const found = decodeAudits([{ audits }], { ticket, statuses: new Map() });
  if ("trouble" in found) throw new Error(JSON.stringify(found.trouble));
  return found.history;
}

describe("a ticket of twelve audits", () => {
  test("of the made-up month takes a few hundred bytes at most", () => {
    const { tickets } = madeUpMonth({ tickets: 3000, seed: 1, now: at("Mon+28 00:00") });
    const all = tickets.flatMap((ticket) => {
      const audits = numberedLikeZendesk(encodeAudits(ticket)).slice(0, auditsEach);
      return audits.length < auditsEach ? [] : [decoded(audits, ticket.history.ticket)];
    });
    expect(all.length).toBeGreaterThan(300);
    expect(sizeOf(all)).toBeLessThan(atMost / 2);
  });

  test("takes nothing along of what was said, nor from where", () => {
    const { tickets } = madeUpMonth({ tickets: 50, seed: 1, now: at("Mon+28 00:00") });
    const words = tickets.flatMap((ticket) => [...ticket.words.values(), ticket.subject]);
    const all = tickets.map((ticket) => decoded(encodeAudits(ticket), ticket.history.ticket));
    const written = Buffer.from(packBlock(all.map(packed), owner)).toString("latin1");
    expect(JSON.stringify(tickets.map(encodeAudits))).toContain("192.0.2.17");
    expect(words.filter((text) => text.length > 3 && written.includes(text))).toEqual([]);
    expect(written).not.toMatch(/\w@\w+\.\w|192\.0\.2|Mozilla/);
  });

  const recorded = "../shared/data/recorded/facetoe_zenpy.TestTicketAudits.test_pagination.json.gz";

  test.skipIf(!existsSync(recorded))("of a real account does so too", () => {
    const answers: readonly { readonly body: { readonly audits?: readonly object[] } }[] =
      JSON.parse(gunzipSync(readFileSync(recorded)).toString());
    const audits = answers.flatMap(({ body }) => body.audits ?? []);
    expect(audits.length).toBeGreaterThan(0);
    const twelve = Array.from({ length: auditsEach }, (_, index) => {
      return { ...audits[index % audits.length], id: 417_000_000_000 + index * 31_337_337 };
    });
    expect(sizeOf([decoded(twelve, ticketId("31"))])).toBeLessThan(atMost);
  });
});
