import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { type Instant, readInstant } from "../../src/time/instant.ts";

export interface Flags {
  readonly port: number;
  /** The folder with all that it keeps. */
  readonly home: string;
  /** The first day of the month; null for the usual one. */
  readonly start: Instant | null;
  readonly tickets: number;
  readonly wipe: boolean;
}

export type ReadFlags =
  | { readonly kind: "up" | "down"; readonly flags: Flags }
  /** `names`: parts of the names of the test files to run; none means all. */
  | { readonly kind: "test"; readonly flags: Flags; readonly names: readonly string[] }
  | { readonly kind: "help" }
  | { readonly kind: "problem"; readonly problem: string };

export const usualPort = 4180;

export const help = `npm run rt -- up          sets up Request Tracker with Sidelight in it and a month of tickets
npm run rt -- down        stops it; --wipe removes it
npm run test:rt [NAME…]   sets it up, runs the tests against it and leaves it running

  --port N      another port than ${usualPort}; several may run, each on its own
  --home DIR    where it keeps its database and all else; in the temporary folder, by its port
  --start DAY   the first of its thirty days, such as 2026-01-31; so that they end today
  --tickets N   how many tickets, 500
  --wipe        with down: removes what it kept
  --help        this text

It listens on this machine alone, sends no mail and leaves /etc as it is. It needs root on
Debian 12 or later: it installs Debian's packages and runs as www-data. A second "up" keeps
the tickets, puts in Sidelight as it is built now and starts the server again.`;

/** Reads the arguments of the command; days are UTC. */
export function readFlags(argv: readonly string[]): ReadFlags {
  try {
    const { positionals, values } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        port: { type: "string", default: String(usualPort) },
        home: { type: "string" },
        start: { type: "string" },
        tickets: { type: "string", default: "500" },
        wipe: { type: "boolean", default: false },
        help: { type: "boolean", default: false },
      },
    });
    const [kind, ...names] = positionals;
    if (values.help) return { kind: "help" };
    const isKnown = kind === "up" || kind === "down" || kind === "test";
    if (!isKnown || (names.length && kind !== "test")) return problem("Say up, down or test.");
    const port = wholeNumber(values.port);
    if (!port || port > 65_535) return problem(`--port takes a number, not ${values.port}`);
    const tickets = wholeNumber(values.tickets);
    if (!tickets || tickets > 5000) {
      return problem(`--tickets takes a number up to 5000, not ${values.tickets}`);
    }
    const start = values.start === undefined ? null : readInstant(`${values.start}T00:00:00Z`);
    if (values.start !== undefined && start === null) {
      return problem(`--start takes a day such as 2026-01-31, not ${values.start}`);
    }
    const home = resolve(values.home ?? usualHome(port));
    const flags = { port, home, start, tickets, wipe: values.wipe };
    return kind === "test" ? { kind, flags, names } : { kind, flags };
  } catch (failure) {
    return problem(failure instanceof Error ? failure.message : String(failure));
  }
}

/** Where the tracker of a port keeps what it has unless somebody says otherwise. */
export function usualHome(port: number): string {
  return join(tmpdir(), `sidelight-rt-${port}`);
}

function wholeNumber(text: string): number | null {
  return /^[1-9]\d*$/.test(text) ? Number(text) : null;
}

function problem(problem: string): ReadFlags {
  return { kind: "problem", problem };
}
