import { sortWhole } from "./sort-whole.ts";

/** Statistics over values; every one is null where there are none. Never rounded. */
export interface Summary {
  readonly count: number;
  readonly p10: number | null;
  readonly p25: number | null;
  readonly median: number | null;
  readonly p75: number | null;
  readonly p90: number | null;
  readonly mean: number | null;
}

/** How many of how many; the rate is null where there are none. */
export interface Share {
  readonly part: number;
  readonly whole: number;
  readonly rate: number | null;
}

/** Percentiles by linear interpolation at (n - 1) p, as numpy does; nothing is dropped. */
export function summarise(values: readonly number[]): Summary {
  const sorted = inOrder(values);
  let sum = 0;
  for (let index = 0; index < sorted.length; index++) sum += sorted[index] ?? 0;
  return {
    count: sorted.length,
    p10: percentile(sorted, 0.1),
    p25: percentile(sorted, 0.25),
    median: percentile(sorted, 0.5),
    p75: percentile(sorted, 0.75),
    p90: percentile(sorted, 0.9),
    mean: sorted.length ? sum / sorted.length : null,
  };
}

/** Whole numbers, as nearly all are, sort many times faster as such. */
function inOrder(values: readonly number[]): Float64Array | Uint32Array {
  const whole = new Uint32Array(values.length);
  for (let index = 0; index < whole.length; index++) {
    const value = values[index] ?? 0;
    whole[index] = value;
    if (whole[index] !== value) return new Float64Array(values).sort();
  }
  return sortWhole(whole);
}

export function share(part: number, whole: number): Share {
  return { part, whole, rate: whole ? part / whole : null };
}

function percentile(sorted: Float64Array | Uint32Array, p: number): number | null {
  const position = (sorted.length - 1) * p;
  const low = sorted[Math.floor(position)];
  const high = sorted[Math.ceil(position)];
  return low === undefined || high === undefined ? null : low + (high - low) * (position % 1);
}
