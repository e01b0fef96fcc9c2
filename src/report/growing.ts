interface Numbers<T> extends ArrayLike<number> {
  set(values: ArrayLike<number>, at?: number): void;
  subarray(from: number, to: number): T;
}

/** A column of numbers that grows at its end; what was taken out of it before stays as it was. */
export class Growing<T extends Numbers<T>> {
  #length = 0;
  #room: T;
  readonly #roomFor: (count: number) => T;

  constructor(roomFor: (count: number) => T) {
    this.#roomFor = roomFor;
    this.#room = roomFor(0);
  }

  get length(): number {
    return this.#length;
  }

  get all(): T {
    return this.#room.subarray(0, this.#length);
  }

  add(values: ArrayLike<number>): void {
    const length = this.#length + values.length;
    if (length > this.#room.length) {
      const room = this.#roomFor(Math.max(length, 2 * this.#room.length));
      room.set(this.all);
      this.#room = room;
    }
    this.#room.set(values, this.#length);
    this.#length = length;
  }
}
