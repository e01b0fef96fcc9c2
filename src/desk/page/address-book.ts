import { type ReadonlySignal, signal } from "@preact/signals";
import type { DeskClient, PageUser } from "./desk-client.ts";

/** Everybody whose name the page has needed so far. */
export interface AddressBook {
  readonly people: ReadonlySignal<ReadonlyMap<number, PageUser>>;
  /** Looks up those whom nobody knows yet. */
  meet(ids: readonly (number | null)[]): Promise<void>;
  nameOf(id: number | null): string;
  isCustomer(id: number): boolean;
}

export function addressBook(client: DeskClient, known: readonly PageUser[]): AddressBook {
  const people = signal<ReadonlyMap<number, PageUser>>(new Map(known.map((one) => [one.id, one])));
  return {
    people,
    async meet(ids) {
      const strangers = ids.filter((id) => id !== null && id > 0 && !people.value.has(id));
      const wanted = [...new Set(strangers)].filter((id) => id !== null);
      if (!wanted.length) return;
      const found = await client.users(wanted);
      people.value = new Map([...people.value, ...found.map((one) => [one.id, one] as const)]);
    },
    nameOf: (id) => (id === null || id < 0 ? "System" : (people.value.get(id)?.name ?? `#${id}`)),
    isCustomer: (id) => people.value.get(id)?.role === "end-user",
  };
}
