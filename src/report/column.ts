/** Numbers of one kind in a row: a typed array, whichever it is. */
export interface Column extends ArrayLike<number> {
  [place: number]: number;
  readonly buffer: ArrayBuffer;
  map(make: (value: number) => number): Column;
  set(values: ArrayLike<number>, at?: number): void;
  subarray(from?: number, to?: number): Column;
}

/** Makes columns of one kind. */
export interface Room {
  readonly BYTES_PER_ELEMENT: number;
  new (length: number): Column;
  new (buffer: ArrayBuffer, at: number, length: number): Column;
}

/** Does the same to every column. */
export function eachColumn<Name extends string, T, Made>(
  columns: Readonly<Record<Name, T>>,
  make: (column: T, name: Name) => Made,
): Record<Name, Made> {
  const made: Partial<Record<Name, Made>> = {};
  for (const name in columns) made[name] = make(columns[name], name);
  return made as Record<Name, Made>;
}

/** A column that grows at its end; what was taken out of it before stays as it was. */
export class Growing {
  length = 0;
  #column: Column;
  readonly #Room: Room;

  constructor(room: Room) {
    this.#Room = room;
    this.#column = new room(0);
  }

  get all(): Column {
    return this.#column.subarray(0, this.length);
  }

  add(values: Column): void {
    const length = this.length + values.length;
    if (length > this.#column.length) {
      const column = new this.#Room(2 * length);
      column.set(this.all);
      this.#column = column;
    }
    this.#column.set(values, this.length);
    this.length = length;
  }
}
