import type { TicketId } from "../history/ids.ts";
import type { TicketHistory } from "../history/update.ts";
import type { Instant } from "../time/instant.ts";
import { ByteReader, ByteWriter } from "./bytes.ts";
import { checksum } from "./checksum.ts";
import type { Dates, Kept } from "./kept.ts";
import { createNames, type Intern, packName, unpackName, unpackNames } from "./pack-names.ts";
import { packHistory } from "./pack-updates.ts";
import { unpackHistory } from "./unpack-updates.ts";

/**
 * Raised whenever histories are packed, or decoded by any host, in another way
 * than before: what was kept until then is fetched again.
 */
export const edition = 1;

/** What a block says of one ticket without unpacking it. */
export interface Entry extends Dates {
  readonly ticket: TicketId;
  readonly updatedAt: Instant;
}

/** Some histories packed together. */
export interface Block {
  readonly entries: readonly Entry[];
  /** Null where there is no such entry, or where its bytes make no sense. */
  history(entry: Entry): TicketHistory | null;
}

/** A history to be packed. */
export interface Packed extends Kept, Dates {}

/** Four bytes of checksum stand before everything else. */
const head = 4;

/** Packs histories for an owner; nobody else can open them. */
export function packBlock(histories: readonly Packed[], owner: string): Uint8Array<ArrayBuffer> {
  const names = createNames();
  const bodies = new ByteWriter();
  const lengths = histories.map(({ history }) => {
    const before = bodies.length;
    packHistory(history, { to: bodies, names });
    return bodies.length - before;
  });
  const to = new ByteWriter();
  to.append(new Uint8Array(head));
  to.whole(edition);
  names.packAll(to);
  to.whole(histories.length);
  let updatedBefore = 0;
  let keptBefore = 0;
  for (const [index, { history, keptOn, updatedAt, usedOn }] of histories.entries()) {
    packName(history.ticket, to);
    to.signed(updatedAt - updatedBefore);
    to.signed(keptOn - keptBefore);
    to.signed(usedOn - keptOn);
    to.whole(lengths[index] ?? 0);
    updatedBefore = updatedAt;
    keptBefore = keptOn;
  }
  to.append(bodies.bytes());
  const bytes = to.bytes();
  new DataView(bytes.buffer).setUint32(0, checksum(bytes.subarray(head), owner));
  return bytes;
}

/** Opens a block; null where it is damaged, of another edition or another owner's. */
export function openBlock(
  bytes: Uint8Array,
  { intern, owner }: { readonly owner: string; readonly intern: Intern },
): Block | null {
  if (bytes.length < head) return null;
  const sum = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
  if (sum !== checksum(bytes.subarray(head), owner)) return null;
  return orNull(() => unpackBlock(bytes, intern));
}

function unpackBlock(bytes: Uint8Array, intern: Intern): Block | null {
  const from = new ByteReader(bytes, head);
  if (from.whole() !== edition) return null;
  const names = unpackNames(from, intern);
  const places = new Map<Entry, number>();
  let end = 0;
  let updatedAt = 0;
  let keptOn = 0;
  for (let rest = from.whole(); rest > 0; rest--) {
    const ticket = unpackName(from) as TicketId;
    updatedAt += from.signed();
    keptOn += from.signed();
    const usedOn = keptOn + from.signed();
    places.set({ ticket, updatedAt: updatedAt as Instant, keptOn, usedOn }, end);
    end += from.whole();
  }
  const start = from.at;
  return {
    entries: [...places.keys()],
    history(entry) {
      const place = places.get(entry);
      if (place === undefined) return null;
      return orNull(() =>
        unpackHistory(entry.ticket, { from: new ByteReader(bytes, start + place), names }),
      );
    },
  };
}

/** Bytes may be what they were and still make no sense. */
function orNull<T>(unpack: () => T): T | null {
  try {
    return unpack();
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
