import { type HistoryStore, memoryStore } from "../archive/history-store.ts";
import type { ArchiveState } from "../archive/kept.ts";
import { type Directory, together } from "../history/directory.ts";
import type { PersonId, TicketId } from "../history/ids.ts";
import type { TicketHistory } from "../history/update.ts";
import type { CallOptions, HostRecords, ReadHistory, Skipped, TicketHead } from "../hosts/host.ts";
import type { Trouble } from "../hosts/trouble.ts";
import { type MeasuredTicket, measure } from "../metrics/all.ts";
import { missingPeople, tellStory } from "../story/tell-story.ts";
import type { Instant } from "../time/instant.ts";
import { bySettings } from "./by-settings.ts";
import type { Drafting, Drafts } from "./drafting.ts";
import { createKnown } from "./known.ts";
import { measuringBy } from "./measuring-by.ts";
import { createPortions } from "./portions.ts";
import { readGround, rulesOn } from "./read-rules.ts";
import type { Rules } from "./rules.ts";

/** A ticket with its history and everything that was read off it. */
export interface ReadTicket extends MeasuredTicket {
  readonly history: TicketHistory;
}

/** What came in since the last time. */
export interface Readings {
  readonly tickets: readonly ReadTicket[];
  readonly skipped: readonly Skipped[];
  /** Everybody met so far, where somebody new was; else null. */
  readonly directory: Directory | null;
}

export interface ReadingOptions extends CallOptions {
  readonly onRead: (readings: Readings) => void;
}

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

export interface ReadingParts {
  readonly host: HostRecords;
  now(): Instant;
  /** Where histories are kept; unless said otherwise in memory. */
  readonly store?: HistoryStore;
}

/** More than so many are told one part after the other. */
const many = 500;

export function createReading(parts: ReadingParts): Reading {
  const { host, now, store = memoryStore(now) } = parts;
  const known = createKnown({ now, store });
  let directory: Directory = { people: new Map(), groups: new Map() };
  /** The same before the settings had their say. */
  let met = directory;
  /** As it was told last. */
  let told = directory;
  let rules: Rules | null = null;
  let measuring: ReturnType<typeof measuringBy> | null = null;
  let drafting: Promise<Drafting> | null = null;
  const asked = new Set<PersonId>();

  async function agree(options: CallOptions): Promise<Rules> {
    if (!rules) {
      rules = rulesOn(await readGround(host, options));
      measuring = measuringBy(rules);
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

  async function tellAll(answers: readonly ReadHistory[], options: ReadingOptions): Promise<void> {
    const strangers = answers.flatMap((answer) =>
      "history" in answer ? missingPeople(answer.history, directory) : [],
    );
    await meet(strangers, options);
    options.signal.throwIfAborted();
    const { settings } = await agree(options);
    const by = measuring?.(now());
    const tell = (history: TicketHistory): ReadTicket | Trouble => {
      const [id] = missingPeople(history, directory);
      if (id !== undefined) return { kind: "unknown_person", id };
      const story = tellStory(history, { directory, options: settings.options });
      return story && by ? { ...measure(story, by), history } : { kind: "no_updates" };
    };
    const tickets: ReadTicket[] = [];
    const skipped: Skipped[] = [];
    for (const answer of answers) {
      const found = "history" in answer ? tell(answer.history) : answer.trouble;
      if ("kind" in found) skipped.push({ id: answer.ticket, trouble: found });
      else tickets.push(found);
    }
    options.onRead({ tickets, skipped, directory: directory === told ? null : directory });
    told = directory;
  }

  const isComplete = (answer: ReadHistory) =>
    !("history" in answer) || !missingPeople(answer.history, directory).length;

  async function read(heads: readonly TicketHead[], options: ReadingOptions): Promise<void> {
    const strangers = new Set<PersonId>();
    const { changed, unchanged } = await known.sort(heads, (history) => {
      for (const id of missingPeople(history, directory)) strangers.add(id);
    });
    options.signal.throwIfAborted();
    // Everybody at once, and then so many tickets that nobody has too much to take in.
    await meet([...strangers], options);
    for (let first = 0; first < unchanged.length; first += many) {
      const part = unchanged.slice(first, first + many);
      const answers = part.map(({ ticket, unpack }): ReadHistory => {
        const history = unpack();
        return history ? { ticket, history } : { ticket, trouble: { kind: "no_updates" } };
      });
      await tellAll(answers, options);
    }
    if (changed.length) await fetchAll(changed, options);
  }

  async function fetchAll(heads: readonly TicketHead[], options: ReadingOptions): Promise<void> {
    const asked = heads.map(({ ticket }) => ticket);
    const answers: ReadHistory[] = [];
    const portions = createPortions(now);
    for await (const answer of known.keeping(heads, host.histories(asked, options))) {
      options.signal.throwIfAborted();
      answers.push(answer);
      if (portions.isEnough(answers.length, () => answers.every(isComplete)))
        await tellAll(answers.splice(0), options);
    }
    options.signal.throwIfAborted();
    if (answers.length) await tellAll(answers, options);
  }

  async function startDrafting(): Promise<Drafting> {
    const { createDrafting } = await import("./drafting.ts");
    return createDrafting({
      host,
      now,
      rules: agree,
      met: () => met,
      historiesOf: known.histories,
      onSaved() {
        rules = null;
      },
    });
  }

  return {
    rules: agree,
    meet,
    read,
    forget: known.forget,
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
