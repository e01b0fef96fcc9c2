/** Names by their place in a list. */
export class NameList<T> {
  readonly all: T[] = [];
  readonly #places = new Map<T | null, number>([[null, -1]]);

  /** -1 for none. */
  placeOf(name: T | null): number {
    let place = this.#places.get(name);
    if (place === undefined && name !== null) {
      place = this.all.push(name) - 1;
      this.#places.set(name, place);
    }
    return place ?? -1;
  }
}
