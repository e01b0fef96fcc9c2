import { lead, password } from "./cast.ts";
import { usualHome, usualPort } from "./flags.ts";
import { serverOf } from "./server.ts";
import { addressOf, type Tracker } from "./tracker.ts";

/** The environment in which tests find a tracker. */
export function standingIn(tracker: Tracker): Readonly<Record<string, string>> {
  return {
    SIDELIGHT_RT: addressOf(tracker).replace(/\/$/, ""),
    SIDELIGHT_RT_HOME: tracker.home,
    SIDELIGHT_RT_USER: `${lead}:${password}`,
  };
}

/** The tracker that the environment names, else the one on the usual port; null where none runs. */
export function standingTracker(): Tracker | null {
  const named = process.env["SIDELIGHT_RT"];
  const port = named ? Number(new URL(named).port) : usualPort;
  const home = process.env["SIDELIGHT_RT_HOME"] ?? usualHome(port);
  return named || serverOf({ home }) !== null ? { home, port } : null;
}
