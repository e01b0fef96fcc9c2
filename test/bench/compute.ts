import { usualOptions } from "../../src/definitions/usual-options.ts";
import { encodeAudits } from "../../src/desk/encode-audits.ts";
import { madeUpMonth } from "../../src/desk/month/made-up-month.ts";
import type { Directory, Person } from "../../src/history/directory.ts";
import type { PersonId } from "../../src/history/ids.ts";
import type { TicketHistory } from "../../src/history/update.ts";
import { decodeAudits } from "../../src/hosts/zendesk/decode-audits.ts";
import { type MeasuredTicket, measure } from "../../src/metrics/all.ts";
import { createMeasuring } from "../../src/metrics/measuring.ts";
import type { Measuring } from "../../src/metrics/metric.ts";
import { report } from "../../src/report/report.ts";
import { missingPeople, tellStory } from "../../src/story/tell-story.ts";
import { readInstant } from "../../src/time/instant.ts";
import type { Schedule } from "../../src/time/schedule.ts";
import { compileSchedule } from "../../src/time/working-hours.ts";
import { median, timed } from "./timing.ts";

const tickets = 10_000;
const auditsPerTicket = 12;
const rounds = 9;

export interface Subject {
  /** One answer for each ticket, as Zendesk sends it. */
  readonly answers: readonly string[];
  /** The same, decoded. */
  readonly histories: readonly TicketHistory[];
  readonly directory: Directory;
  readonly measuring: Measuring;
  readonly schedules: readonly Schedule[];
}

interface Computed extends Pick<Subject, "directory" | "measuring"> {
  readonly histories: Iterable<TicketHistory>;
}

/**
 * Story, metrics and report of many tickets, as a share of the time that the
 * browser needs to parse their audits.
 */
export function measureCompute(): number {
  const subject = makeUp();
  const ratios: number[] = [];
  for (let round = -2; round < rounds; round++) {
    const parsing = timed(() => parseAll(subject));
    const computing = timed(() => computeAll(subject));
    // The first rounds warm up.
    if (round >= 0) ratios.push(computing / parsing);
  }
  return median(ratios);
}

export function parseAll({ answers }: Subject): void {
  let audits = 0;
  for (const answer of answers) audits += JSON.parse(answer).audits.length;
  if (audits !== tickets * auditsPerTicket) throw new Error(`There are ${audits} audits.`);
}

export function computeAll(subject: Computed): void {
  const selection = { range: null, agents: null, clock: "working" } as const;
  const { team } = report(measureAll(subject), selection);
  if (!team.first_response.n) throw new Error("The report is empty.");
}

function* measureAll({ histories, directory, measuring }: Computed): Generator<MeasuredTicket> {
  const telling = { directory, options: measuring.options };
  for (const history of histories) {
    const story = tellStory(history, telling);
    if (story) yield measure(story, measuring);
  }
}

/** The first audits of the made-up tickets that have enough of them. */
export function makeUp(): Subject {
  const now = readInstant("2025-06-01T00:00:00Z");
  if (now === null) throw new Error("The benchmark has no clock.");
  const { schedules, tickets: written, ...month } = madeUpMonth({ tickets: 30_000, seed: 1, now });
  const answers: string[] = [];
  const histories: TicketHistory[] = [];
  for (const ticket of written) {
    const audits = encodeAudits(ticket).slice(0, auditsPerTicket);
    if (audits.length < auditsPerTicket || answers.length === tickets) continue;
    const answer = JSON.stringify({ audits });
    const decoded = decodeAudits([answer], { ticket: ticket.history.ticket, statuses: new Map() });
    if ("trouble" in decoded) throw new Error(JSON.stringify(decoded.trouble));
    answers.push(answer);
    histories.push(decoded.history);
  }
  const hours = new Map(schedules.map((schedule) => [schedule.id, compileSchedule(schedule)]));
  const terms = { options: usualOptions, now, hours, serviceLevel: null, defaultSchedule: null };
  const directory = asMet(month.directory, histories);
  return { answers, histories, directory, schedules, measuring: createMeasuring(terms) };
}

/**
 * The directory as the app has it: those whom the histories name, in the order
 * in which it met them, under the texts that stand in the histories.
 */
function asMet({ groups, people }: Directory, histories: readonly TicketHistory[]): Directory {
  const met = new Map<PersonId, Person>();
  for (const history of histories) {
    for (const id of missingPeople(history, { people: met, groups })) {
      const person = people.get(id);
      if (person) met.set(id, { ...person, id });
    }
  }
  return { people: met, groups };
}
