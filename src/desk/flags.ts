import { parseArgs } from "node:util";

interface Flags {
  /** A ticket log to serve instead of the made-up month. */
  readonly data: string | null;
  readonly port: number;
}

export type ReadFlags =
  | { readonly kind: "flags"; readonly flags: Flags }
  | { readonly kind: "help" }
  | { readonly kind: "problem"; readonly problem: string };

export const help = `Serves a small ticketing tool with Sidelight in its sidebar, on this machine alone.

  --data FILE   tickets of a log (.ndjson or .ndjson.gz) instead of a made-up month
  --port N      another port than 4173; 0 takes any that is free
  --help        this text

While it runs, /desk/log.ndjson and /desk/config.json hold its tickets and settings
for "npm run measure". The Scenes menu of the page lists what else it can play.`;

export function readFlags(argv: readonly string[]): ReadFlags {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: {
        data: { type: "string" },
        port: { type: "string", default: "4173" },
        help: { type: "boolean", default: false },
      },
    });
    if (values.help) return { kind: "help" };
    if (!/^\d{1,5}$/.test(values.port) || Number(values.port) > 65_535) {
      return problem(`--port takes a number from 0 to 65535, not ${values.port}`);
    }
    if (values.data === "") return problem("--data takes the name of a file");
    return { kind: "flags", flags: { data: values.data ?? null, port: Number(values.port) } };
  } catch (failure) {
    return problem(failure instanceof Error ? failure.message : String(failure));
  }
}

function problem(text: string): ReadFlags {
  return { kind: "problem", problem: text };
}
