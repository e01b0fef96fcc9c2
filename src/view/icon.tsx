// Strokes on a square of 16.
const paths = {
  back: "M10 3 5 8l5 5",
  check: "M3 8.5 6.2 12 13 4.5",
  clock: "M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2Zm0 2.7V8l2.2 1.6",
  cross: "m4 4 8 8m0-8-8 8",
  down: "m4 6 4 4 4-4",
  fall: "M8 3v10M4 9l4 4 4-4",
  empty: "M2.5 9 4.3 3.5h7.4L13.5 9v3.5h-11Zm0 0H6a2 2 0 0 0 4 0h3.5",
  info: "M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2Zm0 5.2v3.6m0-6v0",
  lock: "M4 7.5h8v6H4Zm1.5 0V5a2.5 2.5 0 0 1 5 0v2.5",
  next: "m6 3 5 5-5 5",
  offline: "M2 2l12 12M5 5a3 3 0 0 0-1 7.5h7.5m1.6-.7A3 3 0 0 0 11 7 4 4 0 0 0 7.3 4.6",
  onward: "M3 8h10M9 4l4 4-4 4",
  out: "M9 3h4v4m0-4L7 9m4.5.5V13H3V4.5h3.5",
  pause: "M5.5 3.5v9m5-9v9",
  person: "M8 2.5a2.7 2.7 0 1 0 0 5.4 2.7 2.7 0 0 0 0-5.4Zm-5 11c.4-2.8 2.4-4 5-4s4.6 1.2 5 4",
  retry: "M13 8a5 5 0 1 1-1.6-3.7M13 2v3h-3",
  rise: "M8 13V3M4 7l4-4 4 4",
  skip: "M8 2 1.8 13h12.4Zm0 4.5v3m0 1.8v0",
} as const;

export type IconName = keyof typeof paths;

/** Strokes that stand beside words that say the same, or under a label. */
export function Drawing({ path, flips = false }: { path: string; flips?: boolean }) {
  return (
    <svg class={flips ? "icon flip" : "icon"} viewBox="0 0 16 16" aria-hidden="true">
      <path d={path} />
    </svg>
  );
}

const turning: ReadonlySet<IconName> = new Set(["back", "next", "onward"]);

/** A picture beside words that say the same. What points on or back turns with the direction of writing. */
export function Icon({ name }: { name: IconName }) {
  return <Drawing path={paths[name]} flips={turning.has(name)} />;
}
