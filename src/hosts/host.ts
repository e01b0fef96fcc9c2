import type { Parameters } from "../definitions/write-settings.ts";
import type { Directory, Group, Person } from "../history/directory.ts";
import type { GroupId, PersonId, TicketId } from "../history/ids.ts";
import type { Priority, Status, TicketHistory } from "../history/update.ts";
import type { Instant, Seconds } from "../time/instant.ts";
import type { Schedule } from "../time/schedule.ts";
import type { Appearance, HostTraits } from "./host-traits.ts";
import type { Reported } from "./reported.ts";
import type { Trouble } from "./trouble.ts";

/** Who looks at the widget. */
export interface Viewer {
  readonly id: PersonId;
  readonly name: string;
  readonly role: "agent" | "admin";
  readonly groups: readonly GroupId[];
}

export type ViewId = string & { readonly __view: true };

/** A saved list of tickets. */
export interface View {
  readonly id: ViewId;
  readonly name: string;
  /** How many tickets it has, as the host counts; `about` where it says that it estimates. */
  readonly size: { readonly tickets: number; readonly about: boolean } | null;
  /** Whether solved tickets may be in it; missing where the host does not tell. */
  readonly hasSolved?: boolean;
}

/** What a list of tickets tells of one, before its history is read. */
export interface TicketHead {
  readonly ticket: TicketId;
  readonly subject: string;
  readonly status: Status;
  readonly priority: Priority | null;
  readonly assignee: PersonId | null;
  readonly group: GroupId | null;
  readonly channel: string | null;
  readonly createdAt: Instant;
  /** Changes whenever the history does. */
  readonly updatedAt: Instant;
  readonly reported: Reported | null;
}

export interface Page<T> {
  readonly items: readonly T[];
  /** What could not be read on this page, one for each thing left out. */
  readonly skipped: readonly Skipped[];
}

/** Something left out, and why; it is counted on screen. */
export interface Skipped {
  readonly id: string;
  readonly trouble: Trouble;
}

/** A ticket's history, or the reason why there is none. */
export type ReadHistory =
  | { readonly ticket: TicketId; readonly history: TicketHistory }
  | { readonly ticket: TicketId; readonly trouble: Trouble };

/** Told when the host asks us to wait, and again with null when we go on. */
export type OnWait = (seconds: Seconds | null) => void;

/**
 * How pressing a question is. `now`: somebody waits for what a ticket is at this
 * moment; `soon`: lists, people and rules, which may be some seconds old;
 * `later`: one history of many.
 */
export type Urgency = "now" | "soon" | "later";

export interface CallOptions {
  readonly signal: AbortSignal;
  readonly onWait?: OnWait;
  /** `soon` unless said otherwise. */
  readonly urgency?: Urgency;
}

/** What is known of a ticket before its history is asked for. */
export interface KnownTicket {
  readonly head: TicketHead;
  /** As it was read before the ticket changed; null where it never was. */
  readonly history: TicketHistory | null;
}

export interface HistoryOptions extends CallOptions {
  /**
   * What may spare a host requests: it may ask only for what came after a known
   * history, and for all since the first of many tickets. Left out, nothing is
   * known of any.
   */
  known?(ticket: TicketId): KnownTicket | null;
  /**
   * The history as it is now, where somebody else has read it since; null where
   * nobody has. Asked just before a ticket is asked for, it may spare the question.
   */
  meanwhile?(ticket: TicketId): Promise<TicketHistory | null>;
}

export type Unsubscribe = () => void;

/** The page around the widget. */
export interface HostPage {
  readonly traits: HostTraits;
  /** The ticket beside which the widget stands; null where there is none yet. */
  currentTicket(): Promise<TicketId | null>;
  /** Told when another ticket is shown, and when the shown one was changed. */
  onCurrentTicket(listener: (ticket: TicketId | null) => void): Unsubscribe;
  /** The view whose tickets the page lists; null in any other place. `tickets` knows it, kept or not. */
  currentView(): ViewId | null;
  appearance(): Appearance;
  onAppearance(listener: () => void): Unsubscribe;
  /** Asks for this height where the tool frames us; 0 and less are never passed on. */
  fitHeight(pixels: number): void;
  openTicket(ticket: TicketId): Promise<void>;
  /** What the page's own address says of what is shown; empty where it says nothing, or not yet. */
  address(): string;
  /** Keeps that in the page's address, where it has one of its own, to be bookmarked and shared. */
  keepAddress(text: string): void;
  /** Told when somebody else than we changed it. */
  onAddress(listener: () => void): Unsubscribe;
  /** Remembers a small choice for this installation and viewer. */
  remember(key: string, value: string): void;
  recall(key: string): string | null;
}

/** Everybody who answers customers now, and the groups. */
export type Staff = { readonly agents: readonly Person[]; readonly groups: readonly Group[] };

export interface ListOptions extends CallOptions {
  /**
   * Those of some tickets whose histories are still to be read; left out, all
   * of them. The host's own figures stand in for these alone.
   */
  unread?(heads: readonly TicketHead[]): Promise<readonly TicketHead[]>;
}

/** Which tickets there are, and who works on them. */
export interface HostLists {
  staff(options: CallOptions): Promise<Staff>;
  /** The views that the viewer may open, in the host's order. */
  views(options: CallOptions): Promise<readonly View[]>;
  /**
   * Pages of a view's tickets; the same ticket may come twice, where pages
   * overlap or the host's figures come later: then the last one holds.
   */
  tickets(view: ViewId, options: ListOptions): AsyncIterable<Page<TicketHead>>;
  /** One ticket as a list would tell it. */
  ticket(ticket: TicketId, options: CallOptions): Promise<TicketHead>;
}

/** What tickets are made of, and who is who in them. */
export interface HostRecords {
  viewer(): Promise<Viewer>;
  /**
   * The account in which the viewer is, such as its address; no two have the
   * same. Null where the tool does not tell: then nothing is kept for the next time.
   */
  account(): Promise<string | null>;
  /** An answer for each ticket, also a failing one: in the order asked, with `known` in any. */
  histories(tickets: readonly TicketId[], options: HistoryOptions): AsyncIterable<ReadHistory>;
  /** People and groups. Knows at least those of `people` that the host still knows. */
  directory(people: Iterable<PersonId>, options: CallOptions): Promise<Directory>;
  /** Working hours kept by the host; empty where it tells none, or not this viewer. */
  schedules(options: CallOptions): Promise<readonly Schedule[]>;
  /** What an admin has set, not yet validated; see `definitions/settings.ts`. */
  settings(): Promise<unknown>;
  /** Keeps settings in place of those before; `settings` tells them at once. What is left out stays. */
  saveSettings(parameters: Parameters, options: CallOptions): Promise<void>;
}

/** What a host answers from its records; it needs no page and may run in a worker. */
export interface HostAnswers extends HostLists, HostRecords {}

/**
 * A ticketing tool, as far as Sidelight needs it.
 *
 * Every method rejects with `HostError` for what can be expected, and nothing
 * of the tool's own language comes out of it. Ids are the tool's, as text.
 */
export interface Host extends HostPage, HostAnswers {}
