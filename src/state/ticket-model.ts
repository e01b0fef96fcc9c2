import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { TicketId } from "../history/ids.ts";
import type { HostLists, HostPage, OnWait, TicketHead, Unsubscribe } from "../hosts/host.ts";
import type { Trouble } from "../hosts/trouble.ts";
import type { Readings, ReadTicket } from "../reading/telling.ts";
import type { Instant } from "../time/instant.ts";
import { createLatest } from "./latest.ts";
import type { Loading } from "./loading.ts";
import type { Reader } from "./reader.ts";

/** The ticket beside which the widget stands. */
export interface CurrentTicket {
  readonly head: TicketHead;
  /** Null until its history has come; an older one stays while a newer one is on its way. */
  readonly read: ReadTicket | null;
  /** When that was. */
  readonly readAt: Instant | null;
  /** Why its history could not be used. */
  readonly trouble: Trouble | null;
}

export interface TicketModel {
  /** Ready with null: the host shows no ticket. */
  readonly current: ReadonlySignal<Loading<CurrentTicket>>;
  /** Why the ticket or its history did not come. */
  readonly trouble: ReadonlySignal<Trouble | null>;
  /** Follows the host from ticket to ticket, and from change to change. */
  follow(): Unsubscribe;
  refresh(): Promise<void>;
}

export interface TicketParts {
  readonly host: HostPage & HostLists;
  readonly reader: Reader;
  /** Told of every ticket read here. */
  onRead(head: TicketHead, readings: Readings): void;
  readonly onWait: OnWait;
  now(): Instant;
}

export function createTicketModel({ host, now, onRead, onWait, reader }: TicketParts): TicketModel {
  const current = signal<Loading<CurrentTicket>>({ state: "loading", value: null });
  const latest = createLatest((trouble) => {
    current.value = { state: "failed", value: current.value.value, trouble };
  });

  async function show(ticket: TicketId | null, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    // Who was aborted while waiting does not say that it goes on.
    onWait(null);
    const options = { signal, onWait };
    const last = current.value.value;
    const known = last?.head.ticket === ticket ? last : null;
    current.value = { state: ticket === null ? "ready" : "loading", value: known };
    if (ticket === null) return;
    const head = await host.ticket(ticket, options);
    signal.throwIfAborted();
    const { read = null, readAt = null } = known ?? {};
    const before = { head, read, readAt, trouble: null };
    current.value = { state: "loading", value: before };
    await reader.meet([head.assignee], options);
    reader.forget(ticket);
    const reading = await reader.readWhole(head, options);
    signal.throwIfAborted();
    const { skipped, whole } = reading;
    const found = whole ? { read: whole, readAt: now() } : { trouble: skipped[0]?.trouble ?? null };
    current.value = { state: "ready", value: { ...before, ...found } };
    if (whole) onRead(head, reading);
  }

  const refresh = () => latest.run(async (signal) => show(await host.currentTicket(), signal));
  return {
    current,
    trouble: computed(() => {
      const { value } = current;
      return value.state === "failed" ? value.trouble : (value.value?.trouble ?? null);
    }),
    follow() {
      void refresh();
      return host.onCurrentTicket((ticket) => void latest.run((signal) => show(ticket, signal)));
    },
    refresh,
  };
}
