import type { TicketId } from "../history/ids.ts";
import type {
  CallOptions,
  HostAnswers,
  HostLists,
  Page,
  TicketHead,
  Urgency,
} from "../hosts/host.ts";
import { buffersOf } from "../report/buffers.ts";
import type { Answering, Answers, Call, Following } from "./connect.ts";
import type { Drafts } from "./drafting.ts";
import type { NearReading, Reading } from "./reading.ts";
import type { Readings } from "./telling.ts";

/** The part that the page asks of the other thread. */
export interface Remote extends Reading, HostLists {
  /** Tells whether anybody can see the page: a hidden one lets others go first. */
  show(state: { readonly isHidden: boolean }): void;
}

/** What is told before a call is done. */
interface Told {
  readonly wait?: number | null;
  readonly page?: Page<TicketHead>;
  readonly readings?: Readings;
}

/** Asks the other end of a channel, where `answersFor` answers. */
export function remote(call: Call): Remote {
  const following = (
    { onWait, signal }: CallOptions,
    onTold?: (told: Told) => void,
  ): Following => ({
    signal,
    onTold(told) {
      const { wait } = told as Told;
      if (wait !== undefined) onWait?.(wait);
      else onTold?.(told as Told);
    },
  });
  return {
    rules: (options) => call("rules", null, following(options)),
    views: (options) => call("views", null, following(options)),
    ticket: (ticket, options) => call("ticket", ticket, following(options)),
    meet: (people, options) => call("meet", people, following(options)),
    staff: (options) => call("staff", null, following(options)),
    archive: (deed, options) => call("archive", deed, following(options)),
    draft: (question, given, options) => call("draft", [question, given], following(options)),
    readWhole: (head, options) => call("readWhole", head, following(options)),
    forget: (ticket) => void call("forget", ticket, {}),
    show: (state) => void call("show", state, {}),
    read: (heads, options) =>
      call(
        "read",
        // The heads came from there: to send thousands back would take longer than to read them.
        heads.map(({ ticket }) => ticket),
        following(options, ({ readings }) => readings && options.onRead(readings)),
      ),
    async *tickets(view, options) {
      const pages: Page<TicketHead>[] = [];
      let wake = () => {};
      let isDone = false;
      const onTold = ({ page }: Told) => {
        if (page) pages.push(page);
        wake();
      };
      const done = call("tickets", view, following(options, onTold)).finally(() => {
        isDone = true;
        wake();
      });
      // Whoever loops meets a failure at the end of the loop, not before.
      done.catch(() => {});
      while (!isDone || pages.length) {
        const page = pages.shift();
        if (page) yield page;
        else {
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
        }
      }
      await done;
    },
  };
}

/** What `remote` asks for, from a host's answers and the reading of them. */
export function answersFor(parts: {
  readonly host: HostAnswers;
  readonly reading: NearReading;
  /** Told whether anybody can see the page. */
  show?(state: { readonly isHidden: boolean }): void;
}): Answers {
  const { host, reading } = parts;
  /** As they were told last. */
  const heads = new Map<TicketId, TicketHead>();
  const headOf = (ticket: TicketId): TicketHead => {
    const head = heads.get(ticket);
    if (!head) throw new Error(`Nobody was told of ticket ${ticket}.`);
    return head;
  };
  const options = ({ signal, tell }: Answering, urgency: Urgency = "soon"): CallOptions => {
    return { signal, urgency, onWait: (wait) => tell({ wait }) };
  };
  return {
    rules: (_: never, answering) => reading.rules(options(answering)),
    views: (_: never, answering) => host.views(options(answering)),
    ticket: async (ticket, answering) => {
      const head = await host.ticket(ticket, options(answering, "now"));
      heads.set(head.ticket, head);
      return head;
    },
    meet: (people, answering) => reading.meet(people, options(answering)),
    staff: (_: never, answering) => host.staff(options(answering)),
    draft: (asked: [keyof Drafts, never], answering) => reading.draft(...asked, options(answering)),
    archive: (deed, answering) => reading.archive(deed, options(answering)),
    forget: async (ticket) => reading.forget(ticket),
    show: async (state) => parts.show?.(state),
    read: (tickets: readonly TicketId[], answering) =>
      reading.read(tickets.map(headOf), {
        ...options(answering, "later"),
        onRead: (readings) => answering.tell({ readings }, buffersOf(readings.tickets)),
      }),
    // It is the one that somebody looks at.
    readWhole: (head, answering) => reading.readWhole(head, options(answering, "now")),
    async tickets(view, answering) {
      const listing = { ...options(answering), unread: reading.unread };
      for await (const page of host.tickets(view, listing)) {
        for (const head of page.items) heads.set(head.ticket, head);
        answering.tell({ page });
      }
    },
  };
}
