import { describe, expect, test } from "vitest";
import type { TicketId } from "../../../src/history/ids.ts";
import { decodeAudits } from "../../../src/hosts/zendesk/decode-audits.ts";
import { readSave } from "../../../src/hosts/zendesk/decode-ticket-events.ts";
import {
  type OwnAudits,
  type StreamWords,
  streamWords,
  type ToldTicket,
} from "../../../src/hosts/zendesk/stream-words.ts";
import type { Event, Via } from "../../../src/hosts/zendesk/wire.ts";
import { ana, statuses, via } from "./audits.ts";
import { changed, save } from "./told-saves.ts";

interface Both {
  readonly told: ToldTicket;
  readonly own: OwnAudits;
}

/** One thing that was done, as the stream and as audits say it. */
interface Deed {
  readonly field: string;
  readonly value: unknown;
  /** In the stream; by itself in the web unless said otherwise. */
  readonly word?: { readonly via: string; readonly via_reference_id: number | null };
  readonly via?: Via;
  /** What audits say instead. */
  readonly really?: Partial<Event>;
}

let tickets = 0;

/** A ticket of one save, in which all of this was done. */
function ticket(...deeds: readonly Deed[]): Both {
  const id = `${++tickets}` as TicketId;
  const children = deeds.map(({ field, value, word }) => changed({ [field]: value, ...word }));
  const told = save([changed({ subject: "" }), ...children]);
  const events = told.child_events.map((one, index) => {
    const deed = deeds[index - 1];
    const { field = "subject", value = "", via: own, really } = deed ?? {};
    const event = { id: Object(one).id, type: "Change", field_name: field, value };
    return { ...event, previous_value: null, ...(own && { via: own }), ...really };
  });
  const { created_at } = told;
  const audits = [{ id: 900, created_at, author_id: ana, via: via("web"), events }];
  const answers = [{ audits }];
  const read = readSave(told);
  return {
    told: { ticket: id, saves: read ? [read] : [] },
    own: { answers, read: decodeAudits(answers, { ticket: id, statuses }) },
  };
}

const byRule = (number: number, rel = "trigger") => ({
  word: { via: "Rule", via_reference_id: number },
  via: { channel: "rule", source: { rel, from: { id: number } } },
});

const low: Deed = { field: "priority", value: "low" };
const open: Deed = { field: "status", value: "open" };

/** Compares each in turn; whether the stream is still believed. */
const learn = (words: StreamWords, ...all: readonly Both[]) =>
  all.map(({ told, own }) => words.compare(told, own));

describe("what the stream says", () => {
  test("is new until a ticket told so was found to be the same, and then known", () => {
    const words = streamWords(statuses);
    const [first, second] = [ticket(low), ticket({ ...low, value: "high" })];
    expect(words.tell(second.told)).toBe("new");
    expect(learn(words, first)).toEqual([true]);
    expect({ ticket: second.told.ticket, history: words.tell(second.told) }).toEqual(
      second.own.read,
    );
    expect(words.tell(ticket(open).told)).toBe("new");
  });

  test("of rules is learned rule by rule", () => {
    const words = streamWords(statuses);
    learn(words, ticket({ ...low, ...byRule(31) }));
    expect(words.tell(ticket({ ...low, ...byRule(32) }).told)).toBe("new");
    learn(words, ticket({ ...low, ...byRule(32, "automation") }));
    const { told, own } = ticket({ ...low, ...byRule(32, "automation") });
    expect({ ticket: told.ticket, history: words.tell(told) }).toEqual(own.read);
  });

  test("in a word that stands for two things is not known", () => {
    const words = streamWords(statuses);
    const [one, other] = [byRule(31), { ...byRule(31), via: byRule(99).via }];
    learn(words, ticket({ ...low, ...one }), ticket({ ...low, ...other }));
    expect(words.tell(ticket({ ...low, ...one }).told)).toBeNull();
  });
});

describe("what differs", () => {
  /** Nobody can tell what the stream makes of it. */
  const odd: Deed = { field: "group_id", value: "1", really: { value: "2" } };

  test("is not believed, nor asked after for ever, while the rest is", () => {
    const words = streamWords(statuses);
    expect(learn(words, ticket(odd), ticket(low), ticket(odd))).toEqual([true, true, true]);
    expect(words.tell(ticket(odd).told)).toBe("new");
    learn(words, ticket(odd));
    expect(words.tell(ticket(odd).told)).toBeNull();
    expect(words.tell(ticket(low).told)).not.toBeNull();
  });

  test("without a sign of its own means that the stream keeps something back", () => {
    const words = streamWords(statuses);
    const secret = { ...low, really: { value: "urgent" } };
    expect(learn(words, ticket(low), ticket(secret))).toEqual([true, false]);
  });

  test("so it is also where the signs are found to be good only later", () => {
    const words = streamWords(statuses);
    const secret = { ...low, really: { value: "urgent" } };
    expect(learn(words, ticket(secret), ticket(low))).toEqual([true, false]);
  });

  test("because the ticket has changed meanwhile means nothing", () => {
    const words = streamWords(statuses);
    const { told, own } = ticket(low);
    const [audit] = Object(own.answers[0]).audits;
    const later = { ...audit, id: 950, created_at: "2025-01-06T10:00:00Z" };
    const answers = [{ audits: [audit, later] }];
    const read = decodeAudits(answers, { ticket: told.ticket, statuses });
    expect(words.compare(told, { answers, read })).toBe(true);
    expect(words.tell(told)).toBe("new");
  });

  test("because there are no audits to be had means nothing", () => {
    const words = streamWords(statuses);
    const { told } = ticket(low);
    const read = { ticket: told.ticket, trouble: { kind: "gone" } } as const;
    expect(words.compare(told, { answers: [], read })).toBe(true);
    expect(words.tell(told)).toBe("new");
  });
});
