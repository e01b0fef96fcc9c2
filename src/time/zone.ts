/** A stretch in which a zone's clocks keep one distance to UTC: seconds since 1970, `[from, to)`. */
export interface ClockStretch {
  readonly from: number;
  readonly to: number;
  /** Seconds that the local clock is ahead of UTC. */
  readonly offset: number;
}

/** The clocks of one time zone. */
export interface Zone {
  /** Seconds that the local clock is ahead of UTC at an instant. */
  offsetAt(at: number): number;
  /** `[from, to)` cut at every change of the clocks, in order. */
  stretches(from: number, to: number): readonly ClockStretch[];
}

// The shortest change that was ever taken back held for just under a week
// (America/Noronha in October 2000); a step must not jump over such a one.
const step = 4 * 86_400;

/** The zone with an IANA name such as `Europe/Madrid`; null where there is none. */
export function openZone(name: string): Zone | null {
  const clock = clockOf(name);
  if (!clock) return null;
  const offsetAt = (at: number): number => readOffset(clock.format(at * 1000));
  return {
    offsetAt,
    stretches(from, to) {
      const found: ClockStretch[] = [];
      let begun = from;
      let offset = offsetAt(from);
      for (let at = from; at < to; ) {
        const next = Math.min(at + step, to);
        if (offsetAt(next) === offset) {
          at = next;
          continue;
        }
        const change = firstChange(offsetAt, [at, next]);
        found.push({ from: begun, to: change, offset });
        begun = at = change;
        offset = offsetAt(change);
      }
      if (begun < to) found.push({ from: begun, to, offset });
      return found;
    },
  };
}

/** Whether this is the name of a time zone. */
export function isZone(name: string): boolean {
  return clockOf(name) !== null;
}

/**
 * The first instant at which local clocks show `local`, given in seconds as
 * if the clocks had always stood at UTC. A time that the clocks skip moves
 * forward by what they skip. The stretches must cover it.
 */
export function firstShowing(local: number, stretches: readonly ClockStretch[]): number {
  let before = 0;
  for (const { from, to, offset } of stretches) {
    if (local < to + offset) return local - (local < from + offset ? before : offset);
    before = offset;
  }
  return local - before;
}

function clockOf(name: string): Intl.DateTimeFormat | null {
  // Newer engines also take bare offsets, `+05:30`, as names.
  if (!/^[a-z]/i.test(name)) return null;
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name, timeZoneName: "longOffset" });
  } catch {
    return null;
  }
}

function readOffset(shown: string): number {
  const [, sign, hours, minutes, seconds] = /([+-])(\d\d):(\d\d):?(\d\d)?$/.exec(shown) ?? [];
  const size = Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number(seconds ?? 0);
  return sign === "-" ? -size : size;
}

function firstChange(offsetAt: Zone["offsetAt"], [from, to]: [number, number]): number {
  const offset = offsetAt(from);
  let low = from;
  let high = to;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(middle) === offset) low = middle;
    else high = middle;
  }
  return high;
}
