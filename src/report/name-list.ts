/** Names by their place in a list. */
export class NameList<T> {
  readonly all: T[] = [];
  readonly #places = new Map<T, number>();

  /** -1 for none. */
  placeOf(name: T | null): number {
    if (name === null) return -1;
    const known = this.#places.get(name);
    if (known !== undefined) return known;
    this.#places.set(name, this.all.length);
    return this.all.push(name) - 1;
  }
}
