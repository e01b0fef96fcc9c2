import { readFile } from "node:fs/promises";
import { gunzipSync } from "node:zlib";
import type { Directory } from "../history/directory.ts";
import { readDirectory } from "../log/read-directory.ts";
import { readTicket } from "../log/read-ticket.ts";
import type { DeskData, WrittenTicket } from "./desk-data.ts";

/** A ticket log, with one sentence for each line that was left out. */
export interface LogFile {
  readonly data: DeskData;
  readonly problems: readonly string[];
}

/** Reads a log, plain or gzip. Rejects where the file cannot be read at all. */
export async function readLogFile(path: string): Promise<LogFile> {
  const bytes = await readFile(path);
  const isZipped = bytes[0] === 0x1f && bytes[1] === 0x8b;
  const text = new TextDecoder().decode(isZipped ? gunzipSync(bytes) : bytes);
  const log = new OpenLog();
  for (const [index, line] of text.split("\n").entries()) {
    const problem = line.trim() ? log.take(line) : null;
    if (problem !== null) log.problems.push(`line ${index + 1}: ${problem}`);
  }
  return log;
}

class OpenLog {
  readonly problems: string[] = [];
  #directory: Directory = { people: new Map(), groups: new Map() };
  readonly #tickets = new Map<string, WrittenTicket>();

  get data(): DeskData {
    return { directory: this.#directory, schedules: [], tickets: [...this.#tickets.values()] };
  }

  /** Takes a line in, or says what is wrong with it. */
  take(line: string): string | null {
    const fields = parse(line);
    if (fields === null) return "this is no JSON object";
    const { directory, ticket, subject } = fields;
    if (ticket === undefined && directory !== undefined) return this.#takeDirectory(directory);
    const read = readTicket(fields, this.#directory);
    if (!read.ok) return read.problem;
    const history = read.value;
    if (this.#tickets.has(history.ticket)) return `ticket ${history.ticket} was there before`;
    this.#tickets.set(history.ticket, {
      history,
      subject: typeof subject === "string" ? subject : `Ticket ${history.ticket}`,
      channel: "web",
      words: new Map(),
    });
    return null;
  }

  #takeDirectory(value: unknown): string | null {
    const read = readDirectory(value);
    if (!read.ok) return read.problem;
    this.#directory = {
      people: new Map([...this.#directory.people, ...read.value.people]),
      groups: new Map([...this.#directory.groups, ...read.value.groups]),
    };
    return null;
  }
}

function parse(line: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === "object" && value !== null ? { ...value } : null;
  } catch {
    return null;
  }
}
