import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { MonthAsked } from "./month.ts";

/** Where a tracker is: its folder and its port on this machine. */
export interface Tracker {
  readonly home: string;
  readonly port: number;
}

/** The month that a tracker holds, and the numbers that its tickets got, by their keys. */
export interface Loaded extends MonthAsked {
  readonly ids: Readonly<Record<string, number>>;
}

/** `http://127.0.0.1:4180/` */
export function addressOf({ port }: Pick<Tracker, "port">): string {
  return `http://127.0.0.1:${port}/`;
}

/** What the Perl side takes from its environment. */
export function environmentOf({ home, port }: Tracker): Readonly<Record<string, string>> {
  return {
    HOME: home,
    RT_SITE_CONFIG: join(home, "site-config.pl"),
    // An empty folder: what lies in the one below /etc belongs to somebody else's tracker.
    RT_SITE_CONFIG_DIR: join(home, "conf.d"),
    SIDELIGHT_RT_HOME: home,
    SIDELIGHT_RT_PORT: String(port),
    // Dates in queries are read in the zone of the process.
    TZ: "UTC",
  };
}

/** Stands in the folder once the whole month is loaded. */
export function loadedFile({ home }: Pick<Tracker, "home">): string {
  return join(home, "loaded.json");
}

/** The month that it holds; null where there is none, or but a part of one. */
export function loadedMonth(tracker: Pick<Tracker, "home">): Loaded | null {
  const file = loadedFile(tracker);
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : null;
}
