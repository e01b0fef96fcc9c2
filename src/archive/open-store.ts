import type { TicketId } from "../history/ids.ts";
import { cutToInstant } from "../time/instant.ts";
import { type Entry, packBlock } from "./block.ts";
import { createContents } from "./contents.ts";
import type { HistoryStore, StoreParts } from "./history-store.ts";
import { type Day, dayOf, type Found, type Kept, type Owner, type WhyMemory } from "./kept.ts";
import { memoryShelf, NotKept, type ShelfKey, type Shelved } from "./shelf.ts";
import { isTidy, isWorthwhile, type Limits, tidyingOf } from "./tidy.ts";

/** Milliseconds. */
const day = 86_400_000;

const usualLimits: Limits = { tickets: 50_000, days: 60 };

/** One owner's store. Its works must not overlap: `createHistoryStore` sees to it. */
export function openStore(named: Owner | null, parts: StoreParts): HistoryStore {
  const { giveWay, limits = usualLimits, now, openShelf } = parts;
  const owner = named ? JSON.stringify([named.account, named.user]) : "";
  let memory: WhyMemory | null = named ? null : "unnamed";
  let shelf = named ? openShelf(owner) : memoryShelf();
  let contents = createContents(owner, giveWay);
  let isDamaged = false;
  let sweptOn: Day = 0;
  const used = new Set<Entry>();
  const today = () => dayOf(now());

  /** Goes on in memory, with all that is known, where the browser does not keep it. */
  async function orInMemory<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof NotKept)) throw error;
      memory = error.why;
      // What is there can still be read.
      if (memory === "full") await contents.refresh(shelf).catch(() => {});
      const known = [...contents.blocks.values()].sort((one, other) => one.rank - other.rank);
      shelf = memoryShelf();
      for (const block of known) await shelf.add(block);
      contents = createContents(owner, giveWay);
      used.clear();
      await look();
      return work();
    }
  }

  async function look(): Promise<void> {
    if (sweptOn !== today()) await shelf.dropUnused(today() - limits.days);
    sweptOn = today();
    if (await contents.refresh(shelf)) isDamaged = true;
  }

  async function tidy(): Promise<void> {
    const gone: ShelfKey[] = [];
    const put: (readonly [ShelfKey, Shelved])[] = [];
    const tidying = { owner, today: today(), limits, used };
    if (isTidy(contents, tidying)) return used.clear();
    // What another tab has replaced must not come back.
    await look();
    for (const change of tidyingOf(contents, tidying)) {
      const key = await shelf.exchange(change);
      // Another tab was faster.
      if (key === "gone") continue;
      gone.push(...change.take);
      if (change.put && key !== null) put.push([key, change.put]);
    }
    used.clear();
    if (gone.length) contents.drop(gone);
    for (const [key, block] of put) contents.take(key, block);
  }

  async function find(tickets: readonly TicketId[]): Promise<ReadonlyMap<TicketId, Found>> {
    await look();
    const found = new Map<TicketId, Found>();
    for (const ticket of tickets) {
      const place = contents.places.get(ticket);
      if (!place || place.entry.usedOn < today() - limits.days) continue;
      const { block, entry } = place;
      found.set(ticket, { updatedAt: entry.updatedAt, unpack: () => block.history(entry) });
      if (isWorthwhile(entry, today())) used.add(entry);
    }
    await tidy();
    return found;
  }

  async function keep(histories: readonly Kept[]): Promise<void> {
    const keptOn = today();
    const dated = histories.map((one) => ({ ...one, keptOn, usedOn: keptOn }));
    const block = { bytes: packBlock(dated, owner), usedOn: keptOn };
    const key = await shelf.add(block);
    contents.take(key, { ...block, rank: key });
    await tidy();
  }

  return {
    find: (tickets) => orInMemory(() => find(tickets)),
    keep: (histories) => orInMemory(() => keep(histories)),
    state: () =>
      orInMemory(async () => {
        await look();
        let first: Day | null = null;
        for (const { entry } of contents.places.values()) {
          first = Math.min(first ?? entry.keptOn, entry.keptOn);
        }
        const since = first === null ? null : cutToInstant((first + 0.5) * day);
        return { memory, tickets: contents.places.size, since, isDamaged };
      }),
    async clear() {
      shelf = named ? openShelf(owner) : memoryShelf();
      memory = named ? null : "unnamed";
      contents = createContents(owner, giveWay);
      isDamaged = false;
      used.clear();
      await orInMemory(() => shelf.clear());
    },
  };
}
