import { batch, computed, type ReadonlySignal, signal } from "@preact/signals";
import type { Scene } from "../scene.ts";
import { type AddressBook, addressBook } from "./address-book.ts";
import type {
  DeskClient,
  PageAudit,
  PageGroup,
  PageTicket,
  PageUser,
  PageView,
  TicketChange,
} from "./desk-client.ts";
import { conversationOf, type Entry } from "./entries.ts";
import { createStage, type Stage } from "./stage.ts";
import { eventsAfter } from "./ticket-events.ts";
import { type TicketList, ticketList } from "./ticket-list.ts";

/** What the page knows before it draws anything. */
export interface DeskStart {
  readonly scene: Scene;
  readonly me: PageUser;
  readonly agents: readonly PageUser[];
  readonly groups: readonly PageGroup[];
  readonly views: readonly PageView[];
  readonly settings: Readonly<Record<string, unknown>>;
}

/** Tells an app of an event. */
type Teller = (event: string, message?: unknown) => void;

export interface DeskModel extends Omit<DeskStart, "settings">, Stage {
  /** The app's parameters, as the next start of it will find them. */
  readonly settings: ReadonlySignal<DeskStart["settings"]>;
  readonly book: AddressBook;
  readonly list: TicketList;
  /** Tickets with a tab of their own, oldest first; each keeps its app. */
  readonly open: ReadonlySignal<readonly PageTicket[]>;
  readonly current: ReadonlySignal<PageTicket | null>;
  readonly conversation: ReadonlySignal<readonly Entry[]>;
  /** The last thing that somebody should know; empty for nothing. */
  readonly notice: ReadonlySignal<string>;
  groupName(group: number | null): string;
  showView(view: number): Promise<void>;
  showMore(): Promise<void>;
  /** Reads everything again that a save may have changed. */
  refresh(): Promise<void>;
  openTicket(id: number): Promise<void>;
  closeTicket(id: number): void;
  /** Saves as the desk's user, or as the ticket's requester. Whether it went well. */
  save(change: TicketChange, as: "me" | "requester"): Promise<boolean>;
  /** Asks for the app's parameters again, after an app has saved them. */
  readSettings(): Promise<void>;
  say(notice: string): void;
  /** Joins the app beside a ticket (null: on a page of its own) for as long as it is there. */
  join(ticket: number | null, teller: Teller): () => void;
}

const mostOpen = 5;

export function deskModel(client: DeskClient, start: DeskStart): DeskModel {
  const { scene, me, agents, groups, views } = start;
  const book = addressBook(client, [me, ...agents]);
  const list = ticketList(client, { scene, views, book });
  const open = signal<readonly PageTicket[]>([]);
  const currentId = signal<number | null>(null);
  const current = computed(() => open.value.find(({ id }) => id === currentId.value) ?? null);
  const audits = signal<readonly PageAudit[]>([]);
  const notice = signal("");
  const settings = signal(start.settings);
  const tellers = new Map<number | null, Teller>();
  const groupName = (group: number | null) =>
    groups.find(({ id }) => id === group)?.name ?? "No group";

  async function readConversation(id: number): Promise<void> {
    const read = await client.audits(id);
    await book.meet(read.flatMap(peopleIn));
    if (id === currentId.value) audits.value = read;
  }

  async function readAll(): Promise<void> {
    const id = currentId.value;
    await Promise.all([list.read(), id === null ? null : readConversation(id)]);
  }

  function keep(ticket: PageTicket): void {
    const isKnown = open.value.some(({ id }) => id === ticket.id);
    open.value = isKnown
      ? open.value.map((one) => (one.id === ticket.id ? ticket : one))
      : [...open.value, ticket].slice(-mostOpen);
  }

  async function show(id: number): Promise<void> {
    const ticket = await client.ticket(id);
    await book.meet([ticket.requester_id, ticket.assignee_id]);
    const before = currentId.value;
    batch(() => {
      keep(ticket);
      currentId.value = id;
      if (before !== id) audits.value = [];
    });
    if (before !== id) {
      tellers.get(before)?.("app.deactivated");
      tellers.get(id)?.("app.activated", { firstLoad: false });
    }
    await readConversation(id);
  }

  async function save(change: TicketChange, as: "me" | "requester"): Promise<void> {
    const before = current.value;
    if (!before) return;
    const writer = as === "requester" ? { as: before.requester_id ?? me.id } : {};
    const saved = await client.save(before.id, { ...change, ...writer });
    await book.meet([saved.assignee_id]);
    keep(saved);
    for (const [event, message] of eventsAfter({ before, saved, as })) {
      tellers.get(before.id)?.(event, message);
    }
    await readAll();
  }

  /** What cannot be done is told, and nothing else happens. */
  async function guarded(act: () => Promise<void>): Promise<boolean> {
    try {
      notice.value = "";
      await act();
      return true;
    } catch (failure) {
      notice.value = failure instanceof Error ? failure.message : String(failure);
      return false;
    }
  }

  return {
    ...start,
    ...createStage({
      scene,
      onTheme: (theme) => {
        for (const tell of tellers.values()) tell("colorScheme.changed", theme);
      },
    }),
    settings,
    book,
    list,
    open,
    current,
    conversation: computed(() => conversationOf(audits.value, { ...book, groupName })),
    notice,
    groupName,
    say(text) {
      notice.value = text;
    },
    async showView(id) {
      await guarded(() => list.show(id));
    },
    async readSettings() {
      settings.value = await client.settings();
    },
    async showMore() {
      await guarded(list.readOn);
    },
    async refresh() {
      await guarded(readAll);
    },
    async openTicket(id) {
      await guarded(() => show(id));
    },
    closeTicket(id) {
      tellers.get(id)?.("app.willDestroy");
      open.value = open.value.filter((ticket) => ticket.id !== id);
      const next = open.value.at(-1);
      if (id !== currentId.value) return;
      currentId.value = null;
      if (next) void guarded(() => show(next.id));
    },
    save: (change, as) => guarded(() => save(change, as)),
    join(ticket, teller) {
      tellers.set(ticket, teller);
      return () => tellers.delete(ticket);
    },
  };
}

function peopleIn({ author_id, events }: PageAudit): readonly number[] {
  const assignees = events.flatMap(({ field_name, value }) =>
    field_name === "assignee_id" && value ? [Number(value)] : [],
  );
  return [author_id, ...events.flatMap((event) => event.author_id ?? []), ...assignees];
}
