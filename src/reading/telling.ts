import type { Directory } from "../history/directory.ts";
import type { PersonId } from "../history/ids.ts";
import type { TicketHistory } from "../history/update.ts";
import type { CallOptions, ReadHistory, Skipped } from "../hosts/host.ts";
import type { Trouble } from "../hosts/trouble.ts";
import { type MeasuredTicket, measure } from "../metrics/all.ts";
import { createPack } from "../report/pack.ts";
import type { Packed } from "../report/packed.ts";
import { missingPeople, tellStory } from "../story/tell-story.ts";
import type { Instant } from "../time/instant.ts";
import type { GiveWay } from "./give-way.ts";
import { measuringBy } from "./measuring-by.ts";
import type { Rules } from "./rules.ts";

/** A ticket with its history and everything that was read off it. */
export interface ReadTicket extends MeasuredTicket {
  readonly history: TicketHistory;
}

/** What came in since the last time. */
export interface Readings {
  /** What figures need of the tickets: their histories stay where they were read. */
  readonly tickets: Packed;
  readonly skipped: readonly Skipped[];
  /** Everybody met so far, where somebody new was; else null. */
  readonly directory: Directory | null;
  /** They were kept from before: the host was not asked for them. */
  readonly isKept?: true;
}

/** The same of one ticket, with all of it; null where it is left out. */
export interface WholeReading extends Readings {
  readonly whole: ReadTicket | null;
}

export interface ReadingOptions extends CallOptions {
  readonly onRead: (readings: Readings) => void;
}

/** As long as it is where it was read, a ticket comes whole. */
export interface TellingOptions extends CallOptions {
  readonly onTold: (readings: Readings, tickets: readonly ReadTicket[]) => void;
}

export interface TellingParts {
  now(): Instant;
  rules(options: CallOptions): Promise<Rules>;
  /** Everybody met so far. */
  directory(): Directory;
  meet(people: readonly (PersonId | null)[], options: CallOptions): Promise<Directory>;
  readonly giveWay: GiveWay;
}

/** Makes numbers of the answers of a host, and tells them. */
export type Telling = (answers: readonly ReadHistory[], options: TellingOptions) => Promise<void>;

export function createTelling(parts: TellingParts): Telling {
  const { giveWay, meet, now } = parts;
  const pack = createPack();
  /** As it was told last. */
  let told = parts.directory();
  let known: { readonly rules: Rules; readonly by: ReturnType<typeof measuringBy> } | null = null;

  return async (answers, options) => {
    const strangers = new Map<ReadHistory, readonly PersonId[]>();
    for (const answer of answers) {
      if (!("history" in answer)) continue;
      strangers.set(answer, missingPeople(answer.history, parts.directory()));
    }
    await meet([...strangers.values()].flat(), options);
    options.signal.throwIfAborted();
    const rules = await parts.rules(options);
    const directory = parts.directory();
    if (known?.rules !== rules) known = { rules, by: measuringBy(rules) };
    const by = known.by(now());
    const read = (history: TicketHistory, unknown: readonly PersonId[]): ReadTicket | Trouble => {
      const id = unknown.find((person) => !directory.people.has(person));
      if (id !== undefined) return { kind: "unknown_person", id };
      const story = tellStory(history, { directory, options: rules.settings.options });
      return story ? { ...measure(story, by), history } : { kind: "no_updates" };
    };
    const tickets: ReadTicket[] = [];
    const skipped: Skipped[] = [];
    for (const answer of answers) {
      const others = giveWay();
      if (others) await others;
      const found =
        "history" in answer ? read(answer.history, strangers.get(answer) ?? []) : answer.trouble;
      if ("kind" in found) skipped.push({ id: answer.ticket, trouble: found });
      else tickets.push(found);
    }
    options.signal.throwIfAborted();
    const news = directory === told ? null : directory;
    told = directory;
    options.onTold({ tickets: pack(tickets), skipped, directory: news }, tickets);
  };
}
