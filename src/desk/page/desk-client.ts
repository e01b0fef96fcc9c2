import type { Scene } from "../scene.ts";
import { writeServerScene } from "../scene.ts";

/** A ticket, as far as the page shows it. */
export interface PageTicket {
  readonly id: number;
  readonly subject: string;
  readonly status: string;
  readonly priority: string | null;
  readonly assignee_id: number | null;
  readonly group_id: number | null;
  readonly requester_id: number | null;
  readonly created_at: string;
  readonly updated_at: string;
  readonly tags: readonly string[];
  readonly via: { readonly channel: string };
}

export interface PageUser {
  readonly id: number;
  readonly name: string;
  readonly email: string;
  readonly role: string;
  readonly default_group_id: number | null;
}

export interface PageView {
  readonly id: number;
  readonly title: string;
}

export interface PageGroup {
  readonly id: number;
  readonly name: string;
}

export interface PageEvent {
  readonly type: string;
  readonly field_name?: string;
  readonly value?: unknown;
  readonly previous_value?: unknown;
  readonly author_id?: number;
  readonly public?: boolean;
  readonly body?: string | null;
  readonly score?: string;
  readonly new_schedule_id?: number;
  readonly via?: PageVia;
}

interface PageVia {
  readonly channel: string;
  readonly source: {
    readonly rel: string | null;
    readonly from: { readonly title?: string };
  };
}

export interface PageAudit {
  readonly id: number;
  readonly created_at: string;
  readonly author_id: number;
  readonly via: PageVia;
  readonly events: readonly PageEvent[];
}

/** What a save may change; what is left out stays. */
export interface TicketChange {
  readonly status?: string;
  readonly priority?: string | null;
  readonly group_id?: number | null;
  readonly assignee_id?: number | null;
  readonly comment?: { readonly body: string; readonly public: boolean };
}

interface Paged {
  readonly meta?: { readonly has_more: boolean; readonly after_cursor: string };
}

interface TicketPage {
  readonly tickets: readonly PageTicket[];
  /** The way to the next page; null on the last one. */
  readonly after: string | null;
}

/** The page's own way to the desk's server: the same API, without a scene's faults and limits. */
export interface DeskClient {
  settings(): Promise<Readonly<Record<string, unknown>>>;
  me(): Promise<PageUser>;
  agents(): Promise<readonly PageUser[]>;
  groups(): Promise<readonly PageGroup[]>;
  views(): Promise<readonly PageView[]>;
  counts(views: readonly PageView[]): Promise<ReadonlyMap<number, number>>;
  tickets(view: number, after: string | null): Promise<TicketPage>;
  ticket(id: number): Promise<PageTicket>;
  audits(id: number): Promise<readonly PageAudit[]>;
  users(ids: readonly number[]): Promise<readonly PageUser[]>;
  /** Saves as the desk's user, or as somebody else. Rejects with a sentence. */
  save(id: number, change: TicketChange & { readonly as?: number }): Promise<PageTicket>;
}

export function deskClient({ user, role }: Pick<Scene, "user" | "role">): DeskClient {
  const bare = { user, role, limits: "off", slow: 0, faults: [], hit: [] } as const;
  const own = writeServerScene(bare);

  async function ask<T>(path: string, init: RequestInit = {}): Promise<T> {
    const headers = { "x-desk-scene": own, ...init.headers };
    const response = await fetch(path, { ...init, headers });
    const body = await response.json();
    if (!response.ok)
      throw new Error(body.description ?? `The server answered ${response.status}.`);
    // The desk's own server keeps to these shapes.
    return body as T;
  }

  return {
    settings: async () =>
      (await ask<{ settings: Readonly<Record<string, unknown>> }>("/desk/start.json")).settings,
    me: async () => (await ask<{ user: PageUser }>("/api/v2/users/me")).user,
    agents: () => all<PageUser>((query) => ask(`/api/v2/users?${query}`), "users"),
    groups: () => all<PageGroup>((query) => ask(`/api/v2/groups?${query}`), "groups"),
    views: () => all<PageView>((query) => ask(`/api/v2/views/active?${query}`), "views"),
    async counts(views) {
      const parts = inParts(views, 20).map(async (part) => {
        const ids = part.map(({ id }) => id).join(",");
        const path = `/api/v2/views/count_many?ids=${ids}`;
        return (await ask<{ view_counts: readonly ViewCount[] }>(path)).view_counts;
      });
      const counts = (await Promise.all(parts)).flat();
      return new Map(counts.map(({ view_id, value }) => [view_id, value]));
    },
    async tickets(view, after) {
      const cursor = after === null ? "" : `&page[after]=${after}`;
      const path = `/api/v2/views/${view}/tickets?page[size]=50${cursor}`;
      const { tickets, meta } = await ask<Paged & { tickets: readonly PageTicket[] }>(path);
      return { tickets, after: meta?.has_more ? meta.after_cursor : null };
    },
    ticket: async (id) => (await ask<{ ticket: PageTicket }>(`/api/v2/tickets/${id}`)).ticket,
    audits: (id) =>
      all<PageAudit>((query) => ask(`/api/v2/tickets/${id}/audits?${query}`), "audits"),
    async users(ids) {
      const parts = inParts(ids, 100).map(async (part) => {
        const path = `/api/v2/users/show_many?ids=${part.join(",")}`;
        return (await ask<{ users: readonly PageUser[] }>(path)).users;
      });
      return (await Promise.all(parts)).flat();
    },
    async save(id, { as, ...ticket }) {
      const scene =
        as === undefined ? own : writeServerScene({ ...bare, user: String(as), role: null });
      const saved = await ask<{ ticket: PageTicket }>(`/api/v2/tickets/${id}`, {
        method: "PUT",
        headers: { "content-type": "application/json", "x-desk-scene": scene },
        body: JSON.stringify({ ticket }),
      });
      return saved.ticket;
    },
  };
}

interface ViewCount {
  readonly view_id: number;
  readonly value: number;
}

/** All pages of a list, one after the other. */
async function all<T>(
  ask: (query: string) => Promise<Paged & Readonly<Record<string, unknown>>>,
  name: string,
): Promise<readonly T[]> {
  const found: T[] = [];
  for (let after: string | null = ""; after !== null; ) {
    const page: Paged & Readonly<Record<string, unknown>> = await ask(
      `page[size]=100${after && `&page[after]=${after}`}`,
    );
    found.push(...(page[name] as readonly T[]));
    after = page.meta?.has_more ? page.meta.after_cursor : null;
  }
  return found;
}

function inParts<T>(list: readonly T[], size: number): readonly (readonly T[])[] {
  const parts: (readonly T[])[] = [];
  for (let from = 0; from < list.length; from += size) parts.push(list.slice(from, from + size));
  return parts;
}
