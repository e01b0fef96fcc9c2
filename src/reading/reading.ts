import { type HistoryStore, memoryStore } from "../archive/history-store.ts";
import type { ArchiveState } from "../archive/kept.ts";
import { type Directory, together } from "../history/directory.ts";
import type { PersonId, TicketId } from "../history/ids.ts";
import type { CallOptions, HostRecords, TicketHead } from "../hosts/host.ts";
import { HostError } from "../hosts/trouble.ts";
import { missingPeople } from "../story/tell-story.ts";
import type { Instant } from "../time/instant.ts";
import { bySettings } from "./by-settings.ts";
import type { Drafting, Drafts } from "./drafting.ts";
import { createFetching } from "./fetching.ts";
import { alone, type GiveWay } from "./give-way.ts";
import { type Changed, createKnown } from "./known.ts";
import { readGround, rulesOn } from "./read-rules.ts";
import type { Rules } from "./rules.ts";
import {
  createTelling,
  type ReadingOptions,
  type TellingOptions,
  type WholeReading,
} from "./telling.ts";

/**
 * Turns tickets into numbers. What it is given and gives is plain data, so that
 * it can run in a worker; see `remote.ts`.
 */
export interface Reading {
  /** Asked first: the rest goes by them. */
  rules(options: CallOptions): Promise<Rules>;
  /** Everybody met so far, these included as far as the host knows them. */
  meet(people: readonly (PersonId | null)[], options: CallOptions): Promise<Directory>;
  /**
   * Reads tickets in the order given, tells now and then what came in. A history
   * is fetched again only when its ticket has changed, or when it was forgotten;
   * that of a closed ticket only when it has changed.
   */
  read(heads: readonly TicketHead[], options: ReadingOptions): Promise<void>;
  /** Reads one ticket, and gives all of it. */
  readWhole(head: TicketHead, options: CallOptions): Promise<WholeReading>;
  forget(ticket: TicketId): void;
  /** Answers a question about settings in a form, which do not hold yet. */
  draft<Question extends keyof Drafts>(
    question: Question,
    given: Drafts[Question]["given"],
    options: CallOptions,
  ): Promise<Drafts[Question]["answer"]>;
  /** What is kept for the next time; nothing of this viewer's, once it is cleared. */
  archive(deed: "look" | "clear", options: CallOptions): Promise<ArchiveState>;
}

/** The same beside the host, whose lists it can help. */
export interface NearReading extends Reading {
  /** Those of some tickets whose histories are still to be fetched. */
  unread(heads: readonly TicketHead[]): Promise<readonly TicketHead[]>;
}

export interface ReadingParts {
  readonly host: HostRecords;
  now(): Instant;
  /** Where histories are kept; unless said otherwise in memory. */
  readonly store?: HistoryStore;
  /** Where something else waits for the thread. */
  readonly giveWay?: GiveWay;
}

/**
 * More than so many are read one part after the other: all histories at once would fill the memory,
 * and each part may cost a question for the people in it.
 */
const many = 2000;

export function createReading(parts: ReadingParts): NearReading {
  const { giveWay = alone, host, now, store = memoryStore(now) } = parts;
  const known = createKnown({ giveWay, now, store });
  let directory: Directory = { people: new Map(), groups: new Map() };
  /** The same before the settings had their say. */
  let met = directory;
  let rules: Rules | null = null;
  let drafting: Promise<Drafting> | null = null;
  const asked = new Set<PersonId>();

  async function agree(options: CallOptions): Promise<Rules> {
    if (!rules) {
      rules = rulesOn(await readGround(host, options));
      directory = bySettings(met, rules.settings);
    }
    return rules;
  }

  async function meet(people: readonly (PersonId | null)[], options: CallOptions) {
    const { settings } = await agree(options);
    const strangers = new Set<PersonId>();
    for (const id of people) if (id !== null && !asked.has(id)) strangers.add(id);
    if (!strangers.size) return directory;
    const found = await host.directory(strangers, options);
    for (const id of strangers) asked.add(id);
    met = together(met, found);
    directory = together(directory, bySettings(found, settings));
    return directory;
  }

  const tellAll = createTelling({ directory: () => directory, giveWay, meet, now, rules: agree });
  const fetchAll = createFetching({
    host,
    known,
    now,
    isComplete: (answer) =>
      !("history" in answer) || !missingPeople(answer.history, directory).length,
  });

  async function read(heads: readonly TicketHead[], options: TellingOptions): Promise<void> {
    const onTold: TellingOptions["onTold"] = (readings, tickets) =>
      options.onTold({ ...readings, isKept: true }, tickets);
    const changed: Changed[] = [];
    for (let first = 0; first < heads.length; first += many) {
      const sorted = await known.sort(heads.slice(first, first + many));
      options.signal.throwIfAborted();
      changed.push(...sorted.changed);
      if (sorted.unchanged.length) await tellAll(sorted.unchanged, { ...options, onTold });
    }
    if (!changed.length) return;
    await fetchAll(changed, { ...options, tell: (answers) => tellAll(answers, options) });
  }

  function readWhole(head: TicketHead, options: CallOptions): Promise<WholeReading> {
    return new Promise((resolve, reject) => {
      // Nobody waits until it is kept as well.
      const onTold: TellingOptions["onTold"] = (readings, [whole = null]) =>
        resolve({ ...readings, whole });
      const gone = () => reject(new HostError({ kind: "gone" }));
      read([head], { ...options, onTold }).then(gone, reject);
    });
  }

  async function startDrafting(): Promise<Drafting> {
    const { createDrafting } = await import("./drafting.ts");
    const onSaved = () => {
      rules = null;
    };
    const parts = { host, now, rules: agree, met: () => met, historiesOf: known.histories };
    return createDrafting({ ...parts, onSaved });
  }

  return {
    rules: agree,
    meet,
    read: (heads, options) => read(heads, { ...options, onTold: options.onRead }),
    readWhole,
    forget: known.forget,
    unread: known.unread,
    async draft(question, given, options) {
      drafting ??= startDrafting();
      return (await drafting)[question](given, options);
    },
    async archive(deed) {
      if (deed === "clear") await store.clear();
      return store.state();
    },
  };
}
