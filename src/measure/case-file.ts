import { asFields, asId, asJson, asList, type LogResult, must, reading } from "../log/log.ts";
import { readTicket } from "../log/read-ticket.ts";
import { createMeasuring } from "../metrics/measuring.ts";
import type { Instant } from "../time/instant.ts";
import { measureTicket } from "./measure-ticket.ts";
import { readConfig } from "./read-config.ts";
import { Gathering } from "./summary-output.ts";
import { ticketOutput } from "./ticket-output.ts";

/** One case as it stands in its file. */
export interface CaseInFile {
  /** Where it begins, from 1. */
  readonly line: number;
  readonly value: unknown;
}

/** Takes a file of cases apart; the problem is one of the file as a whole. */
export function readCases(text: string): LogResult<readonly CaseInFile[]> {
  return reading(() => {
    const cases = asList(asJson(text), "the file");
    const lines = linesOfItems(text);
    return cases.map((value, index) => ({ value, line: lines[index] ?? 1 }));
  });
}

/** The output for one case: `{"id", "tickets", "agents", "team"}`. */
export function measureCase(value: unknown, clock: Instant): LogResult<unknown> {
  return reading(() => {
    const { config: configured, events, id } = asFields(value, "a case");
    const name = asId(id, "id");
    const config = must(readConfig(configured, clock), name);
    const terms = { config, measuring: createMeasuring(config) };
    const gathering = new Gathering(config);
    const tickets = new Map<string, unknown>();
    for (const [ticket, updates] of byTicket(asList(events, `${name}: events`))) {
      const history = must(readTicket({ ticket, updates }, config.directory), `${name}: ${ticket}`);
      const measured = must(measureTicket(history, terms), name);
      if (!measured) continue;
      gathering.add(measured);
      tickets.set(ticket, ticketOutput(measured.story, terms));
    }
    return {
      id: name,
      tickets: Object.fromEntries(tickets),
      ...gathering.output(config.directory),
    };
  });
}

function byTicket(events: readonly unknown[]): ReadonlyMap<string, readonly unknown[]> {
  const tickets = new Map<string, unknown[]>();
  for (const [index, event] of events.entries()) {
    const { ticket = "T1" } = asFields(event, `events[${index}]`);
    const id = asId(ticket, `events[${index}].ticket`);
    const updates = tickets.get(id) ?? [];
    tickets.set(id, updates);
    updates.push(event);
  }
  return tickets;
}

/** The line on which each item of the outermost list begins. */
function linesOfItems(text: string): readonly number[] {
  const lines: number[] = [];
  let [depth, line] = [0, 1];
  for (const [token] of text.matchAll(/"[^"\\]*(?:\\.[^"\\]*)*"|[[\]{}\n]|[-+.\w]+/g)) {
    if (token === "\n") line++;
    else if (token === "{" || token === "[") {
      if (depth === 1) lines.push(line);
      depth++;
    } else if (token === "}" || token === "]") depth--;
    else if (depth === 1) lines.push(line);
  }
  return lines;
}
