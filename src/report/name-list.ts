/** Names by their place in a list. */
export class NameList<T> {
  readonly all: T[] = [];
  readonly #places = new Map<T | null, number>();
  /** The same name often follows itself. */
  #last: T | null = null;
  #lastPlace = -1;

  /** -1 for none. */
  placeOf(name: T | null): number {
    if (name === null) return -1;
    if (name !== this.#last) {
      this.#last = name;
      this.#lastPlace = this.#places.get(name) ?? this.all.push(name) - 1;
      this.#places.set(name, this.#lastPlace);
    }
    return this.#lastPlace;
  }
}
