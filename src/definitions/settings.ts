import type { Priority } from "../history/update.ts";
import type { Seconds } from "../time/instant.ts";
import type { Schedule } from "../time/schedule.ts";
import type { ShareWithGoal } from "./goals.ts";
import type { Options } from "./options.ts";

/** What should be reached: for one ticket, and for the share of tickets that reach it. */
export interface Target {
  /** For one ticket; on either clock a day is 24 hours. */
  readonly within: Seconds;
  /** What holds in its place for tickets of these priorities; `withinFor` looks them up. */
  readonly byPriority: ReadonlyMap<Priority, Seconds>;
  /** The share of tickets that should meet it, 0 to 1; null where nobody said. */
  readonly goal: number | null;
}

/** What an admin set when installing, validated. */
export interface Settings {
  readonly clock: "calendar" | "working";
  /** False: no working hours at all, whatever the host keeps. */
  readonly usesHours: boolean;
  /** Empty: take the host's. The first one holds where a ticket names none. */
  readonly schedules: readonly Schedule[];
  /** Support lines of groups and agents; `tierOf` looks them up. */
  readonly tiers: ReadonlyMap<string, number>;
  /** Ids of accounts that are machines. */
  readonly bots: ReadonlySet<string>;
  /** Agents who see the team besides the admins; `isLead` looks them up. */
  readonly leads: ReadonlySet<string>;
  readonly everyoneSeesAll: boolean;
  readonly targets: { readonly firstResponse: Target | null; readonly resolution: Target | null };
  /** What a share should be, 0 to 1, where somebody said; no more of reopens, no less of the others. */
  readonly goals: Readonly<Partial<Record<ShareWithGoal, number>>>;
  readonly options: Options;
}

/** A setting that could not be used. The rest still holds. */
export interface SettingsProblem {
  /** The parameter's name, as the host keeps it. */
  readonly setting: string;
  /** The line within it, from 1; null where it is the whole. */
  readonly line: number | null;
  readonly problem:
    | "unknown_line"
    | "unknown_zone"
    | "bad_time"
    | "bad_date"
    | "bad_duration"
    | "bad_goal"
    | "bad_share"
    | "no_general"
    | "bad_tier"
    | "bad_id"
    | "bad_option";
  /** The line as it was written; for `bad_option` what is allowed instead. */
  readonly text: string;
}

/** Somebody or something that settings may name. */
interface Named {
  readonly id: string;
  readonly name: string;
}

/** The support line that an admin gave to a group or an agent, by id or by name; null where none. */
export function tierOf({ tiers }: Settings, { id, name }: Named): number | null {
  return tiers.get(nameKey(id)) ?? tiers.get(nameKey(name)) ?? null;
}

/** How soon a ticket of this priority should be done; none is normal. Rules: section 11. */
export function withinFor(
  { byPriority, within }: Pick<Target, "byPriority" | "within">,
  priority: Priority | null,
): Seconds {
  return byPriority.get(priority ?? "normal") ?? within;
}

/** Whether an admin named this agent a lead, by id or by name. */
export function isLead({ leads }: Settings, { id, name }: Named): boolean {
  return leads.has(nameKey(id)) || leads.has(nameKey(name));
}

/** Names that differ only in case, spaces or the width of their characters are one name. */
export function nameKey(name: string): string {
  return plainText(name).toLowerCase();
}

/** What was typed, in plain characters: one kind of space, of dash and of comma, nothing full-width. */
export function plainText(typed: string): string {
  return typed
    .normalize("NFKC")
    .replace(/[‐-―−~〜]/g, "-")
    .replaceAll("、", ",")
    .replace(/\s+/g, " ")
    .trim();
}
