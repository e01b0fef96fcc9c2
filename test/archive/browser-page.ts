import { browserShelves } from "../../src/archive/browser-shelf.ts";
import { createHistoryStore } from "../../src/archive/history-store.ts";
import { cutToInstant } from "../../src/time/instant.ts";
import { answeredOnes, idsFrom } from "./kept-tickets.ts";

/** The real store inside a real browser, for tests to call by name. */
const shelves = browserShelves();

function storeOf(user: string) {
  return createHistoryStore({
    owner: async () => ({ account: "acme", user }),
    openShelf: shelves,
    now: () => cutToInstant(Date.now()),
  });
}

const stores = new Map<string, ReturnType<typeof storeOf>>();
const storeFor = (user: string) => {
  const store = stores.get(user) ?? storeOf(user);
  stores.set(user, store);
  return store;
};

Object.assign(globalThis, {
  keep: (user: string, [from, to]: [number, number]) => storeFor(user).keep(answeredOnes(from, to)),
  /** Keeps on keeping, one after the other, until the page is gone. */
  keepOn: async (user: string, [from, to]: [number, number]) => {
    for (let ticket = from; ticket < to; ticket++) {
      await storeFor(user).keep(answeredOnes(ticket, ticket + 1));
      Object.assign(globalThis, { keptUpTo: ticket });
    }
  },
  count: async (user: string) => (await storeFor(user).find(idsFrom(0, 5000))).size,
  state: (user: string) => storeFor(user).state(),
  clear: (user: string) => storeFor(user).clear(),
});
