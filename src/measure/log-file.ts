import { createReadStream } from "node:fs";
import { pipeline } from "node:stream";
import { createGunzip } from "node:zlib";
import type { Directory } from "../history/directory.ts";
import {
  asFields,
  asJson,
  type Fields,
  type LogResult,
  misread,
  must,
  reading,
} from "../log/log.ts";
import { readDirectory } from "../log/read-directory.ts";
import { readTicket } from "../log/read-ticket.ts";
import type { MeasuredTicket } from "../metrics/all.ts";
import { createMeasuring } from "../metrics/measuring.ts";
import { measureTicket } from "./measure-ticket.ts";
import type { Config } from "./read-config.ts";
import { Gathering } from "./summary-output.ts";
import { type Terms, ticketOutput } from "./ticket-output.ts";

/** Where a log's numbers and problems go. */
export interface Outlet {
  print(value: unknown): Promise<void>;
  /** `line` is counted from 1. */
  complain(problem: { readonly line: number; readonly text: string }): void;
}

/**
 * Measures a ticket log, plain or gzip, line by line: one line for each ticket,
 * then `{"agents"}`, then `{"team"}`. No ticket is kept.
 */
export async function measureLog(
  path: string,
  { config, outlet }: { readonly config: Config; readonly outlet: Outlet },
): Promise<void> {
  const log = new Log(config);
  let line = 0;
  for await (const read of linesOf(path)) {
    line++;
    const output = read.ok ? log.take(read.value, line) : read;
    if (!output.ok) outlet.complain({ line, text: output.problem });
    else if (output.value) await outlet.print(output.value);
  }
  const { agents, team } = log.summary();
  await outlet.print({ agents });
  await outlet.print({ team });
}

class Log {
  #config: Config;
  readonly #gathering: Gathering;
  /** On which line each ticket stood. */
  readonly #lines = new Map<string, number>();

  constructor(config: Config) {
    this.#config = config;
    this.#gathering = new Gathering(config);
  }

  /** What to print for a line; null where there is nothing to print. */
  take(text: string, line: number): LogResult<unknown> {
    return reading(() => {
      if (!text.trim()) return null;
      const fields = asFields(asJson(text), "the line");
      if (fields["ticket"] === undefined && fields["directory"] !== undefined) {
        this.#addDirectory(fields["directory"]);
        return null;
      }
      const measured = this.#measure(fields, line);
      if (!measured) return null;
      this.#gathering.add(measured);
      return { ticket: measured.story.ticket, ...ticketOutput(measured.story, this.#terms()) };
    });
  }

  summary(): { readonly agents: unknown; readonly team: unknown } {
    return this.#gathering.output(this.#config.directory);
  }

  #measure(fields: Fields, line: number): MeasuredTicket | null {
    const history = must(readTicket(fields, this.#config.directory));
    const earlier = this.#lines.get(history.ticket);
    if (earlier !== undefined) {
      misread(`ticket ${history.ticket} is on line ${earlier} already; give all its updates there`);
    }
    this.#lines.set(history.ticket, line);
    return must(measureTicket(history, this.#terms()));
  }

  #terms(): Terms {
    return { config: this.#config, measuring: createMeasuring(this.#config) };
  }

  #addDirectory(value: unknown): void {
    const { groups, people } = must(readDirectory(value));
    const known = this.#config.directory;
    const directory: Directory = {
      people: new Map([...known.people, ...people]),
      groups: new Map([...known.groups, ...groups]),
    };
    this.#config = { ...this.#config, directory };
  }
}

/** The lines of a file, and at the end what kept it from being read on, if anything did. */
async function* linesOf(path: string): AsyncIterable<LogResult<string>> {
  const text = new TextDecoder();
  let line = "";
  try {
    for await (const bytes of bytesOf(path)) {
      // Not by readline, which from Node 24 on also breaks at U+2028: JSON may hold that as it is.
      for (const [index, part] of text.decode(bytes, { stream: true }).split("\n").entries()) {
        if (index) {
          yield { ok: true, value: line };
          line = "";
        }
        line += part;
      }
    }
    yield { ok: true, value: line };
  } catch (failure) {
    // A damaged archive breaks off; what came before it still counts.
    const problem = failure instanceof Error ? failure.message : String(failure);
    yield { ok: false, problem: `cannot read on: ${problem}` };
  }
}

function bytesOf(path: string): AsyncIterable<Uint8Array> {
  const file = createReadStream(path);
  // The pipeline hands every failure on to its end, where it is thrown.
  return path.endsWith(".gz") ? pipeline(file, createGunzip(), () => {}) : file;
}
