import type { WhyMemory } from "../../src/archive/kept.ts";
import { memoryShelf, NotKept, type Shelf, type Shelved } from "../../src/archive/shelf.ts";

/** What a browser keeps for all of its tabs, and what can become of it. */
export interface Disk {
  /** Why nothing can be written, or read; null while all is well. */
  trouble: WhyMemory | null;
  openShelf(owner: string): Shelf;
  /** Turns one bit of every block. */
  damage(): Promise<void>;
}

export function openDisk(): Disk {
  const shelves = new Map<string, Shelf>();
  const found = (owner: string) => {
    const shelf = shelves.get(owner) ?? memoryShelf();
    shelves.set(owner, shelf);
    return shelf;
  };
  // What a tab has in memory is not what lies on the disk.
  const copied = <T extends Pick<Shelved, "bytes">>(block: T): T => {
    return { ...block, bytes: block.bytes.slice() };
  };
  const disk: Disk = {
    trouble: null,
    openShelf(owner) {
      const shelf = found(owner);
      const write = async <T>(work: () => Promise<T>): Promise<T> => {
        if (disk.trouble) throw new NotKept(disk.trouble);
        return work();
      };
      const look = async <T>(work: () => Promise<T>): Promise<T> => {
        if (disk.trouble && disk.trouble !== "full") throw new NotKept(disk.trouble);
        return work();
      };
      return {
        keys: () => look(() => shelf.keys()),
        read: (keys) =>
          look(async () => {
            const blocks = await shelf.read(keys);
            return new Map([...blocks].map(([key, block]) => [key, copied(block)]));
          }),
        add: (block) => write(() => shelf.add(copied(block))),
        exchange: ({ put, take }) => write(() => shelf.exchange({ take, put: put && copied(put) })),
        dropUnused: (before) => write(() => shelf.dropUnused(before)),
        clear: () => write(() => shelf.clear()),
      };
    },
    async damage() {
      for (const shelf of shelves.values()) {
        for (const { bytes } of (await shelf.read(await shelf.keys())).values()) {
          const place = Math.floor(bytes.length / 2);
          bytes[place] = (bytes[place] ?? 0) ^ 1;
        }
      }
    },
  };
  return disk;
}
