import type { Directory, Role, RoleChange } from "../src/history/directory.ts";
import type { GroupId, PersonId, TicketId } from "../src/history/ids.ts";
import {
  type FieldChanges,
  type Priority,
  priorities,
  type Status,
  statuses,
  type TicketHistory,
  type Update,
  vias,
} from "../src/history/update.ts";
import { type Instant, readInstant } from "../src/time/instant.ts";
import { toScheduleId } from "../src/time/schedule.ts";

/**
 * Reads a ticket's life told as text, one update a line:
 *
 *     09:00 customer opens
 *     09:12 ana notes
 *     Tue 10:00:30 customer writes, reopens
 *
 * Times are UTC. Days are those of the week that begins on Monday, 6 January
 * 2025 (`Mon+7` is a week later); a line without one is on the day of the line
 * before it. The `source` of an update is its time and its author, `09:12 ana`,
 * and `09:12 ana (2)` if that was there before.
 *
 * Throws at a word that it does not know.
 */
export function timeline(text: string, ticket = "T1"): TicketHistory {
  const updates: Update[] = [];
  const sources = new Set<string>();
  let day = "Mon";
  for (const line of text.split("\n").map((line) => line.trim())) {
    if (!line) continue;
    const parts = /^(?:(\w{3}(?:[+-]\d+)?) )?(\d\S*) +(\S+) +(.+)$/.exec(line);
    if (!parts) throw new Error(`"${line}" is no line of a timeline`);
    const [, named = day, time = "", who = "", deeds = ""] = parts;
    day = named;
    const when = day === "Mon" ? time : `${day} ${time}`;
    let source = `${when} ${who}`;
    for (let again = 2; sources.has(source); again++) source = `${when} ${who} (${again})`;
    sources.add(source);
    updates.push(updateOf({ at: at(when), who, source, deeds: deeds.split(/, */) }));
  }
  return { ticket: ticketId(ticket), updates, remarks: [] };
}

/** The instant of `09:00`, `Tue 09:00:30` or `Mon+7 09:00`. */
export function at(when: string): Instant {
  const parts = /^(?:(\w{3})([+-]\d+)? )?(\d\d:\d\d)(:\d\d)?$/.exec(when);
  const [, day = "Mon", later = "0", minute = "", second = ":00"] = parts ?? [];
  const date = 6 + ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"].indexOf(day) + Number(later);
  const written = new Date(Date.UTC(2025, 0, date)).toISOString().slice(0, 10);
  const instant =
    parts && date >= 6 + Number(later) && readInstant(`${written}T${minute}${second}Z`);
  if (!instant) throw new Error(`"${when}" is no time of a timeline`);
  return instant;
}

/**
 * Those who appear in timelines. Nick becomes an agent on Tuesday, Olga stops
 * being one then; both changes are at midnight.
 */
export const directory: Directory = {
  people: new Map([
    person("customer", "end_user"),
    person("friend", "end_user"),
    person("ana", "agent", { tier: 1 }),
    person("ben", "agent", { tier: 1 }),
    person("chen", "agent", { tier: 2 }),
    person("dora", "admin"),
    person("robot", "bot"),
    person("nick", "end_user", { roleChanges: [{ from: at("Tue 00:00"), role: "agent" }] }),
    person("olga", "agent", { roleChanges: [{ from: at("Tue 00:00"), role: "end_user" }] }),
  ]),
  groups: new Map([
    group("front", 1),
    group("phone", 1),
    group("experts", 2),
    group("sales", null),
  ]),
};

export const personId = (name: string) => name as PersonId;
const groupId = (name: string) => name as GroupId;
export const ticketId = (name: string) => name as TicketId;

interface Line {
  readonly at: Instant;
  readonly who: string;
  readonly source: string;
  readonly deeds: readonly string[];
}

function updateOf({ at, deeds, source, who }: Line): Update {
  const machine = machines.find((via) => via === who);
  const by = machine ? null : known(who);
  const set: FieldChanges = {};
  const update: Update = { at, by, kind: "update", via: machine ?? "person", source };
  for (const deed of deeds) {
    const done = deedOf(deed, by);
    if (done.set) done.set = Object.assign(set, done.set);
    Object.assign(update, done);
  }
  return update;
}

function deedOf(deed: string, by: PersonId | null): Deed {
  for (const [pattern, read] of vocabulary) {
    const words = pattern.exec(deed);
    if (words) return read(words[1] ?? "", by);
  }
  throw new Error(`"${deed}" is no word of a timeline`);
}

/** What acts by itself, under no account. */
const machines = ["trigger", "automation", "system"] as const;

type Deed = Partial<Omit<Update, "set">> & { set?: FieldChanges };

/** What an update may be made of; the reader gets the word in brackets and who did it. */
const vocabulary: readonly (readonly [RegExp, (word: string, by: PersonId | null) => Deed])[] = [
  [/^opens$/, (_, by) => opened(publicly(by))],
  [/^opens for (\w+)$/, (name, by) => opened({ ...publicly(by), requester: known(name) })],
  [/^opens silently$/, () => opened({})],
  [/^opens silently for (\w+)$/, (name) => opened({ requester: known(name) })],
  [
    /^opens with a note for (\w+)$/,
    (name, by) => opened({ ...privately(by), requester: known(name) }),
  ],
  [/^logs for (\w+)$/, (name) => opened({ ...publicly(known(name)), requester: known(name) })],
  [/^(?:writes|replies)$/, (_, by) => publicly(by)],
  [/^writes for (\w+)$/, (name) => publicly(known(name))],
  [/^notes$/, (_, by) => privately(by)],
  [/^notes for (\w+)$/, (name) => privately(known(name))],
  [/^chats (\w+)$/, (chat, by) => ({ comment: { author: by, audience: "public", chat } })],
  [/^solves$/, () => ({ set: { status: "solved" } })],
  [/^closes$/, () => ({ set: { status: "closed" } })],
  [/^reopens$/, () => ({ set: { status: "open" } })],
  [/^sets (\w+)$/, (value) => ({ set: valued(value) })],
  [/^clears the priority$/, () => ({ set: { priority: null } })],
  [/^takes$/, (_, by) => ({ set: { assignee: by } })],
  [/^assigns to nobody$/, () => ({ set: { assignee: null } })],
  [/^assigns to (\w+)$/, (name) => ({ set: { assignee: known(name) } })],
  [/^moves to no group$/, () => ({ set: { group: null } })],
  [/^moves to (\w+)$/, (name) => ({ set: { group: knownGroup(name) } })],
  [/^tags ([\w ]+)$/, (tags) => ({ addTags: tags.split(" ") })],
  [/^untags ([\w ]+)$/, (tags) => ({ removeTags: tags.split(" ") })],
  [/^looks$/, () => ({})],
  [/^merges away$/, () => ({ kind: "merge_into" })],
  [/^deletes$/, () => ({ kind: "delete" })],
  [/^restores$/, () => ({ kind: "restore" })],
  [/^calls it spam$/, () => ({ kind: "spam" })],
  [/^calls it no spam$/, () => ({ kind: "unspam" })],
  [/^hands over$/, () => ({ kind: "handoff" })],
  [
    /^rates (good|bad|offered)$/,
    (word) => ({
      kind: "csat",
      rating: word === "good" || word === "bad" ? word : "offered",
    }),
  ],
  [/^goes by (\w+)$/, (id) => ({ kind: "schedule", schedule: toScheduleId(id) })],
  [/^via (\w+)$/, (word) => ({ via: vias.find((via) => via === word) ?? unknown(word) })],
  [/^seq (\d+)$/, (seq) => ({ seq: Number(seq) })],
  [/^id (\w+)$/, (source) => ({ source })],
];

function opened(rest: Deed): Deed {
  return { kind: "create", set: { status: "new" }, ...rest };
}

function publicly(author: PersonId | null): Deed {
  return { comment: { author, audience: "public" } };
}

function privately(author: PersonId | null): Deed {
  return { comment: { author, audience: "private" } };
}

function valued(value: string): FieldChanges {
  const status: Status | undefined = statuses.find((one) => one === value);
  const priority: Priority | undefined = priorities.find((one) => one === value);
  return status ? { status } : { priority: priority ?? unknown(value) };
}

function known(name: string): PersonId {
  return directory.people.has(personId(name)) ? personId(name) : unknown(name);
}

function knownGroup(name: string): GroupId {
  return directory.groups.has(groupId(name)) ? groupId(name) : unknown(name);
}

function unknown(word: string): never {
  throw new Error(`a timeline does not know "${word}"`);
}

function person(
  name: string,
  role: Role,
  more: { readonly tier?: number; readonly roleChanges?: readonly RoleChange[] } = {},
) {
  const id = name as PersonId;
  const { roleChanges = [], tier = null } = more;
  return [id, { id, name, role, roleChanges, tier }] as const;
}

function group(name: string, tier: number | null) {
  const id = name as GroupId;
  return [id, { id, name, tier }] as const;
}
