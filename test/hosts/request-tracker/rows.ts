import type { PersonId, TicketId } from "../../../src/history/ids.ts";
import { usualTerms } from "../../../src/hosts/request-tracker/decode-terms.ts";
import {
  type Decoding,
  decodeTransactions,
} from "../../../src/hosts/request-tracker/decode-transactions.ts";

/** The people of the tests' RT, by their numbers. */
export const people = {
  machine: { id: 1, Name: "RT_System", RealName: "The RT System itself" },
  nobody: { id: 6, Name: "Nobody", RealName: "Nobody in particular" },
  ana: { id: 28, Name: "ana", RealName: "Ana Agent" },
  ben: { id: 30, Name: "ben", RealName: "Ben Agent" },
  carol: { id: 36, Name: "carol@customer.example", RealName: "Carol Customer" },
  gone: { id: 40, Name: "gus", RealName: "Gus Gone" },
} as const;
export type Name = keyof typeof people;

export const idOf = (name: Name) => `${people[name].id}` as PersonId;

/** The queues, of which the second is the higher line. */
export const queues = { front: "3", experts: "4", projects: "5" } as const;

let last = 100;

/** A row as RT writes it; its number is one more than that of the row before. */
export function row(
  who: Name,
  time: string,
  given: { readonly Type: string; readonly [field: string]: unknown },
): Record<string, unknown> {
  last++;
  return {
    id: `${last}`,
    type: "transaction",
    Creator: { type: "user", ...people[who] },
    Created: `2025-01-06T${time.length === 5 ? `${time}:00` : time}Z`,
    ObjectId: "7",
    Field: "",
    OldValue: "",
    NewValue: "",
    ...given,
  };
}

export const created = { Type: "Create" } as const;
export const reply = { Type: "Correspond" } as const;
export const note = { Type: "Comment" } as const;
export const status = (OldValue: string, NewValue: string) => {
  return { Type: "Status", Field: "Status", OldValue, NewValue } as const;
};
export const owner = (from: Name, to: Name) => {
  return { Type: "Set", Field: "Owner", OldValue: idOf(from), NewValue: idOf(to) } as const;
};
export const queue = (from: keyof typeof queues, to: keyof typeof queues) => {
  return { Type: "Set", Field: "Queue", OldValue: queues[from], NewValue: queues[to] } as const;
};
export const priority = (OldValue: string, NewValue: string) => {
  return { Type: "Set", Field: "Priority", OldValue, NewValue } as const;
};

export const decoding: Decoding = {
  ticket: "7" as TicketId,
  terms: usualTerms,
  machine: idOf("machine"),
  nobody: idOf("nobody"),
  lifecycles: new Map([
    [queues.front, "default"],
    [queues.experts, "default"],
  ]),
  today: {
    number: "7",
    status: "resolved",
    queue: queues.front,
    owner: idOf("nobody"),
    priority: "0",
    requestors: [idOf("carol")],
  },
  notesHidden: false,
};

/** The updates that rows decode to. */
export function updatesOf(rows: readonly unknown[], given: Partial<Decoding> = {}) {
  const read = decodeTransactions(rows, { ...decoding, ...given });
  if ("trouble" in read) throw new Error(JSON.stringify(read.trouble));
  return read.history.updates;
}
