import type { Instant } from "../time/instant.ts";

/** In which stretch an instant within them lies; they are about equally long. */
export function stretchesBetween(borders: readonly Instant[]): (at: number) => number {
  const [first = 0] = borders;
  const last = borders.length - 2;
  const average = ((borders.at(-1) ?? first) - first) / (last + 1);
  return (at) => {
    let stretch = Math.max(0, Math.min(last, Math.floor((at - first) / average) || 0));
    while (stretch > 0 && at < (borders[stretch] ?? 0)) stretch--;
    while (stretch < last && at >= (borders[stretch + 1] ?? 0)) stretch++;
    return stretch;
  };
}
