import * as v from "valibot";
import type { TicketId } from "../../history/ids.ts";
import type { Status, TicketHistory } from "../../history/update.ts";
import type { ReadHistory } from "../host.ts";
import { decodeTicketEvents, type ToldSave } from "./decode-ticket-events.ts";
import { actorOf } from "./decode-via.ts";
import { audit as auditShape, type via as viaShape } from "./wire.ts";

type Via = v.InferOutput<typeof viaShape>;

/** A ticket's saves as the stream told them, in its order. */
export interface ToldTicket {
  readonly ticket: TicketId;
  readonly saves: readonly ToldSave[];
}

/** The same ticket by its own audits: as they came, and what was read from them. */
export interface OwnAudits {
  readonly answers: readonly unknown[];
  readonly read: ReadHistory;
}

/**
 * What the stream of all tickets says, as far as it was found to say the same
 * as audits do. Nothing of the stream is believed that was not seen, in some
 * ticket of this account, to give the very history that its audits give.
 */
export interface StreamWords {
  /** The history; `new` where it is told in words or forms that were not compared yet, null where it cannot be known. */
  tell(told: ToldTicket): TicketHistory | "new" | null;
  /** Compares; whether the stream can be believed any further: what differs must have shown itself. */
  compare(told: ToldTicket, own: OwnAudits): boolean;
}

/** What differs may be anything in a ticket: only a sign that is always there is not asked after any more. */
const enough = 3;

const answerShape = v.object({ audits: v.array(auditShape) });

export function streamWords(statuses: ReadonlyMap<string, Status>): StreamWords {
  const words = new Map<string, Via | null>();
  /** Signs of tickets that were told as their audits tell them. */
  const proven = new Set<string>();
  /** The signs of each ticket in which something differed. */
  const different: (readonly string[])[] = [];
  const isDoubtful = (sign: string) =>
    !proven.has(sign) && different.filter((signs) => signs.includes(sign)).length >= enough;

  function historyOf({ saves, ticket }: ToldTicket): TicketHistory | null {
    const read = decodeTicketEvents(saves, { ticket, statuses, words });
    return read && "history" in read ? read.history : null;
  }

  /** A word that stands for two things says nothing. */
  function learn(way: string | Via, via: Via | null): void {
    if (typeof way !== "string") return;
    const known = words.get(way);
    const isOther = known !== undefined && (!known || !via || actorOf(known) !== actorOf(via));
    words.set(way, isOther ? null : (known ?? via));
  }

  function learnAll(saves: readonly ToldSave[], answers: readonly unknown[]): void {
    const audits = new Map(answers.flatMap(auditsIn).map((audit) => [audit.id, audit]));
    for (const save of saves) {
      const audit = audits.get(save.id);
      if (!audit) continue;
      learn(save.way, audit.via);
      const events = new Map(audit.events.map((event) => [event.id, event]));
      for (const { id, way } of save.events) {
        const event = events.get(id);
        if (event && way !== save.way) learn(way, event.via ?? audit.via);
      }
    }
  }

  return {
    tell(told) {
      const signs = signsOf(told);
      if (signs.some(isDoubtful)) return null;
      return signs.every((sign) => proven.has(sign)) ? historyOf(told) : "new";
    },
    compare(told, { answers, read }) {
      const last = told.saves.at(-1);
      if (!("history" in read) || !last) return true;
      // It changed meanwhile: the stream could not know.
      if (read.history.updates.some(({ at }) => at > last.at)) return true;
      learnAll(told.saves, answers);
      const history = historyOf(told);
      if (!history) return true;
      const signs = signsOf(told);
      if (!isAlike(history, read.history)) different.push(signs);
      else for (const sign of signs) proven.add(sign);
      // Of what differs although every sign of it was told right elsewhere, the stream says nothing.
      return !different.some((all) => all.every((sign) => proven.has(sign)));
    },
  };
}

function auditsIn(answer: unknown): v.InferOutput<typeof answerShape>["audits"] {
  const { output, success } = v.safeParse(answerShape, answer);
  return success ? output.audits : [];
}

/** In what words and forms a ticket is told: whoever bears the same ones is read in the same way. */
function signsOf({ saves }: ToldTicket): readonly string[] {
  const signs = new Set<string>();
  for (const { events, way } of saves) {
    signs.add(`by ${signOf(way)}`);
    for (const { event, way: own } of events) {
      const { field_name = "", type } = Object(event);
      signs.add(`by ${signOf(own)}`);
      signs.add(`${type} ${/^\d+$/.test(field_name) ? "custom" : field_name}`);
    }
  }
  return [...signs];
}

function signOf(way: string | Via): string {
  return typeof way === "string" ? way : `${way.channel}/${way.source?.rel}`;
}

/** Both were read by one decoder: their keys stand in one order. */
function isAlike(one: TicketHistory, other: TicketHistory): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
