import type { Parameters } from "../definitions/write-settings.ts";
import type { Directory } from "../history/directory.ts";
import type { PersonId, TicketId } from "../history/ids.ts";
import type { TicketHistory } from "../history/update.ts";
import type { CallOptions, HostRecords, ReadHistory, Skipped, TicketHead } from "../hosts/host.ts";
import type { Trouble } from "../hosts/trouble.ts";
import { type MeasuredTicket, measure } from "../metrics/all.ts";
import { missingPeople, tellStory } from "../story/tell-story.ts";
import type { Instant } from "../time/instant.ts";
import type { Schedule } from "../time/schedule.ts";
import { bySettings } from "./by-settings.ts";
import { measuringBy } from "./measuring-by.ts";
import { type Preview, type PreviewAsked, previewBy } from "./preview.ts";
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
   * is fetched again only when its ticket has changed, or when it was forgotten.
   */
  read(heads: readonly TicketHead[], options: ReadingOptions): Promise<void>;
  forget(ticket: TicketId): void;
  /** Keeps settings with the host; who asks for the rules next is told the new ones. */
  save(parameters: Parameters, options: CallOptions): Promise<void>;
  /** What the figures of tickets already read would be by other settings; nothing is changed. */
  preview(asked: PreviewAsked, options: CallOptions): Promise<Preview>;
}

export interface ReadingParts {
  readonly host: HostRecords;
  now(): Instant;
}

/** So many tickets are worth telling at once, and worth a question for the people in them. */
const enough = 20;

export function createReading({ host, now }: ReadingParts): Reading {
  let directory: Directory = { people: new Map(), groups: new Map() };
  /** The same before the settings had their say. */
  let met = directory;
  let rules: Rules | null = null;
  let measuring: ReturnType<typeof measuringBy> | null = null;
  let hoursOfHost: readonly Schedule[] | null = null;
  const asked = new Set<PersonId>();
  const kept = new Map<TicketId, { updatedAt: Instant; history: TicketHistory }>();

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
    const before = directory;
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
      const told = "history" in answer ? tell(answer.history) : answer.trouble;
      if ("kind" in told) skipped.push({ id: answer.ticket, trouble: told });
      else tickets.push(told);
    }
    options.onRead({ tickets, skipped, directory: directory === before ? null : directory });
  }

  const isComplete = (answer: ReadHistory) =>
    !("history" in answer) || !missingPeople(answer.history, directory).length;

  async function read(heads: readonly TicketHead[], options: ReadingOptions): Promise<void> {
    const changed = new Map<TicketId, Instant>();
    const answers: ReadHistory[] = [];
    for (const { ticket, updatedAt } of heads) {
      const known = kept.get(ticket);
      if (known?.updatedAt === updatedAt) answers.push({ ticket, history: known.history });
      else changed.set(ticket, updatedAt);
    }
    let toldAt = now() - 1;
    // The first figures come at once, the others with as few questions as can be.
    let wanted = 1;
    if (changed.size) {
      if (answers.length) await tellAll(answers.splice(0), options);
      for await (const answer of host.histories([...changed.keys()], options)) {
        options.signal.throwIfAborted();
        const updatedAt = changed.get(answer.ticket);
        if ("history" in answer && updatedAt !== undefined) {
          kept.set(answer.ticket, { updatedAt, history: answer.history });
        }
        answers.push(answer);
        if (answers.length < wanted && (now() <= toldAt || !answers.every(isComplete))) continue;
        toldAt = now();
        wanted = Math.min(wanted * 4, enough);
        await tellAll(answers.splice(0), options);
      }
      options.signal.throwIfAborted();
    }
    if (answers.length) await tellAll(answers, options);
  }

  async function preview(asked: PreviewAsked, options: CallOptions): Promise<Preview> {
    hoursOfHost ??= await host.schedules(options);
    const viewer = await host.viewer();
    const draft = rulesOn({ viewer, raw: asked.parameters, schedules: hoursOfHost });
    const histories = asked.tickets.flatMap((ticket) => kept.get(ticket)?.history ?? []);
    const by = { directory: bySettings(met, draft.settings), rules: draft, now: now() };
    return { ...previewBy({ histories, range: asked.range }, by), hostHours: hoursOfHost };
  }

  return {
    rules: agree,
    meet,
    read,
    forget: (ticket) => void kept.delete(ticket),
    async save(parameters, options) {
      await host.saveSettings(parameters, options);
      rules = null;
    },
    preview,
  };
}

function together(one: Directory, other: Directory): Directory {
  return {
    people: new Map([...one.people, ...other.people]),
    groups: new Map([...one.groups, ...other.groups]),
  };
}
