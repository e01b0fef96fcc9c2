import { type Column, eachColumn, type Room } from "./column.ts";

/** Columns of one length side by side in one buffer: a few large ones go to another thread sooner than many. */
export function carve<Name extends string>(
  rooms: Readonly<Record<Name, Room>>,
  length: number,
): Record<Name, Column> {
  let size = 0;
  const places = eachColumn(rooms, ({ BYTES_PER_ELEMENT }) => {
    const at = size;
    // Numbers of eight bytes begin at every eighth.
    size += Math.ceil((length * BYTES_PER_ELEMENT) / 8) * 8;
    return at;
  });
  const buffer = new ArrayBuffer(size);
  return eachColumn(rooms, (room, name) => new room(buffer, places[name], length));
}
