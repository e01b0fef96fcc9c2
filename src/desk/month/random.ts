/** A stream of numbers that is the same for the same seed, on every machine. */
export interface Random {
  /** In `[0, 1)`. */
  next(): number;
  /** A whole number in `[from, to]`. */
  whole(from: number, to: number): number;
  chance(share: number): boolean;
  pick<T>(list: readonly [T, ...T[]]): T;
  /** One of the entries, each as likely as its weight. */
  weigh<T>(entries: readonly [Weighted<T>, ...Weighted<T>[]]): T;
  /** Around a median, with a long tail to the right; `spread` is the sigma of the logarithm. */
  around(median: number, spread: number): number;
}

export type Weighted<T> = readonly [value: T, weight: number];

/** The same seed gives the same numbers. The generator is a 32-bit xorshift-multiply counter. */
export function seeded(seed: number): Random {
  let counter = seed >>> 0;

  function next(): number {
    counter = (counter + 0x9e3779b9) >>> 0;
    let mixed = counter;
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 4294967296;
  }

  function whole(from: number, to: number): number {
    return from + Math.floor(next() * (to - from + 1));
  }

  return {
    next,
    whole,
    chance: (share) => next() < share,
    pick: (list) => list[whole(0, list.length - 1)] ?? list[0],
    weigh(entries) {
      let left = next() * entries.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [value, weight] of entries) {
        left -= weight;
        if (left < 0) return value;
      }
      return entries[0][0];
    },
    around(median, spread) {
      const normal = Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
      return median * Math.exp(spread * normal);
    },
  };
}
