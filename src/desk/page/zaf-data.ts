import { installationId } from "../installation.ts";
import type { Scene } from "../scene.ts";
import type { PageGroup, PageTicket, PageUser } from "./desk-client.ts";
import type { Outcome } from "./zaf-parent.ts";

/** What the app may ask about, as it is at that moment. */
export interface AppSurroundings {
  readonly guid: string;
  /** The account: what the app keeps of one it does not take for another's. */
  readonly subdomain: string;
  readonly me: PageUser;
  readonly theme: "light" | "dark";
  readonly locale: string;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly place: Scene["place"];
  /** Null on a page without a ticket. */
  readonly ticket: PageTicket | null;
  readonly people: ReadonlyMap<number, PageUser>;
  readonly groups: readonly PageGroup[];
}

/** Told once, when the app has shaken hands. */
export function registrationOf({ settings, ...rest }: AppSurroundings): unknown {
  return {
    metadata: {
      appId: 1,
      installationId,
      name: "Sidelight",
      version: "0.1.0",
      settings: { title: "Sidelight", ...settings },
    },
    context: contextOf(rest),
  };
}

/** Answers `client.get` for one path, such as `ticket.assignee.user.name`. */
export function valueAt(path: string, surroundings: AppSurroundings): Outcome {
  const [instance] = /^instances\.(.+)$/.exec(path)?.slice(1) ?? [];
  if (instance === surroundings.guid) return { value: contextOf(surroundings) };
  let value: unknown = rootOf(surroundings);
  for (const name of path.split(".")) {
    const isThere = typeof value === "object" && value !== null && Object.hasOwn(value, name);
    value = isThere ? Object(value)[name] : undefined;
  }
  if (value !== undefined) return { value };
  return { error: { name: "APIError", message: "is no path that the desk knows" } };
}

function contextOf({ guid, place, subdomain, ticket }: Omit<AppSurroundings, "settings">): unknown {
  return {
    instanceGuid: guid,
    product: "support",
    account: { subdomain },
    location: place,
    ...(ticket && { ticketId: ticket.id }),
  };
}

function rootOf(surroundings: AppSurroundings): unknown {
  const { guid, me, theme, locale, subdomain, ticket, groups } = surroundings;
  return {
    colorScheme: theme,
    currentUser: {
      id: me.id,
      name: me.name,
      email: me.email,
      role: me.role,
      locale,
      timeZone: timeZone(),
      groups: groups.filter(({ id }) => id === me.default_group_id),
      tags: [],
      avatarUrl: null,
    },
    currentAccount: { subdomain, planName: "desk", timeZone: timeZone() },
    instances: { [guid]: contextOf(surroundings) },
    ...(ticket && { ticket: ticketData(ticket, surroundings) }),
  };
}

function ticketData(ticket: PageTicket, { people, groups }: AppSurroundings): unknown {
  return {
    id: ticket.id,
    isNew: false,
    subject: ticket.subject,
    status: ticket.status,
    priority: ticket.priority,
    type: null,
    tags: ticket.tags,
    createdAt: ticket.created_at,
    updatedAt: ticket.updated_at,
    via: ticket.via,
    assignee: {
      user: userData(ticket.assignee_id, people),
      group: groups.find(({ id }) => id === ticket.group_id) ?? null,
    },
    requester: userData(ticket.requester_id, people),
  };
}

function userData(id: number | null, people: AppSurroundings["people"]): unknown {
  const user = id === null ? undefined : people.get(id);
  return user ? { id: user.id, name: user.name, email: user.email, role: user.role } : null;
}

function timeZone(): unknown {
  const ianaName = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  const offset = -new Date().getTimezoneOffset();
  const hours = String(Math.floor(Math.abs(offset) / 60)).padStart(2, "0");
  const minutes = String(Math.abs(offset) % 60).padStart(2, "0");
  const formattedOffset = `GMT${offset < 0 ? "-" : "+"}${hours}:${minutes}`;
  return { name: ianaName, translatedName: ianaName, ianaName, offset, formattedOffset };
}
