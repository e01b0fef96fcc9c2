import { HostError } from "../trouble.ts";
import type { ZafClient } from "./zaf-client.ts";

/** What Zendesk tells once, when the app is loaded. Plain data: it crosses threads. */
export interface Surroundings {
  readonly location: string;
  readonly installation: string;
  /** Which Zendesk this is, as it was told. */
  readonly account: unknown;
  /** As the installer called the app. */
  readonly name: string;
  /** What the installer entered, not yet validated. */
  readonly settings: unknown;
  readonly user: {
    readonly id: string;
    readonly name: string;
    readonly role: string;
    readonly groups: readonly string[];
    readonly locale: string;
    /** An IANA name, perhaps; Zendesk also has its own. */
    readonly zone: string;
  };
  /** Empty where this Zendesk does not tell its colours. */
  readonly colours: string;
}

/** Reads by hand what the page needs before anything else is loaded. */
export async function readSurroundings(client: ZafClient): Promise<Surroundings> {
  const [got, context, metadata] = await Promise.all([
    // Several at once: a path that this Zendesk lacks is then no error.
    client.get(["currentUser", "colorScheme"]),
    client.context(),
    client.metadata(),
  ]);
  const user = Object(at(got, "currentUser"));
  const id = textOf(user, "id");
  if (!id) throw new HostError({ kind: "unreadable", where: "currentUser.id" });
  const groups: unknown = at(user, "groups");
  const settings = at(metadata, "settings");
  return {
    location: textOf(context, "location"),
    installation: textOf(metadata, "installationId"),
    account: at(context, "account"),
    name: textOf(settings, "title") || textOf(metadata, "name"),
    settings,
    user: {
      id,
      name: textOf(user, "name"),
      role: textOf(user, "role"),
      groups: Array.isArray(groups) ? groups.map((group) => textOf(group, "id")) : [],
      locale: textOf(user, "locale"),
      zone: textOf(at(user, "timeZone"), "ianaName"),
    },
    colours: textOf(got, "colorScheme"),
  };
}

/** Whether the app stands beside a ticket, or on a page of its own. */
export function isBeside({ location }: Surroundings): boolean {
  return location.endsWith("ticket_sidebar");
}

/** The ticket's id; null for one that is not saved yet. */
export async function readTicketId(client: ZafClient): Promise<string | null> {
  const got = await client.get("ticket.id").catch(() => null);
  return textOf(got, "ticket.id") || null;
}

/** A value of something foreign, if it is an object and has it. */
export function at(foreign: unknown, key: string): unknown {
  return Object(foreign)[key];
}

/** A text or a number as text; empty for anything else. */
export function textOf(foreign: unknown, key: string): string {
  const value = at(foreign, key);
  return typeof value === "string" || typeof value === "number" ? `${value}` : "";
}
