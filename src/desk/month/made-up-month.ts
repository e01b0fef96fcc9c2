import type { Person } from "../../history/directory.ts";
import type { TicketId } from "../../history/ids.ts";
import { type Instant, shift, writeInstant } from "../../time/instant.ts";
import type { DeskData } from "../desk-data.ts";
import { castDirectory, robot, staff } from "./cast.ts";
import { customers } from "./customers.ts";
import { inbound } from "./inbound.ts";
import { officeHours } from "./offices.ts";
import { type Random, seeded, type Weighted } from "./random.ts";
import { duplicate, outbound, overseas, phoned, restored, spam } from "./specials.ts";
import { begin, type Matter, type World, worldOf } from "./telling.ts";
import { billingTopics } from "./texts-billing.ts";
import { spamReports } from "./texts-everyone.ts";
import { frontTopics } from "./texts-front.ts";
import { technicalTopics } from "./texts-technical.ts";
import { TicketLife } from "./ticket-life.ts";

/** What to make up: how many tickets, from which seed, and when the month ends. */
export interface MonthWanted {
  readonly tickets: number;
  readonly seed: number;
  readonly now: Instant;
}

type Plot = "inbound" | "duplicate" | "outbound" | "phoned" | "spam" | "restored" | "overseas";

const day = 86_400;
const span = 30 * day;
const firstTicket = 10_001;
const firstSave = 610_000_000_000;
const savesPerTicket = 1000;

/**
 * The last thirty days of a small shop for garden sensors: who wrote, who
 * answered, what went wrong. The same wish always gives the same month.
 */
export function madeUpMonth({ tickets, seed, now }: MonthWanted): DeskData {
  const random = seeded(seed);
  const offices = officeHours(holidayIn(now));
  const agents = staff(offices);
  const buyers = customers(Math.max(1, Math.ceil(tickets * 0.6)), random);
  const world = worldOf({ random, agents, overseas: offices[1].id });

  const begun = beginnings({ tickets, now }, random);
  const told: Told[] = [];
  for (const [index, at] of begun.entries()) {
    const earlier = told.at(-random.whole(1, 4)) ?? null;
    told.push(tell(world, { index, at, end: now, buyers, earlier }));
  }
  return {
    directory: castDirectory(agents, buyers),
    schedules: offices,
    tickets: told.map(({ life, matter }, index) => ({
      ...life.written(firstSave + index * savesPerTicket),
      subject: matter.subject,
      channel: matter.channel,
    })),
  };
}

interface Told {
  readonly life: TicketLife;
  readonly matter: Matter;
  readonly plot: Plot;
}

interface Beginning {
  readonly index: number;
  readonly at: Instant;
  readonly end: Instant;
  readonly buyers: readonly Person[];
  readonly earlier: Told | null;
}

const plots: readonly [Weighted<Plot>, ...Weighted<Plot>[]] = [
  ["inbound", 80],
  ["duplicate", 4],
  ["outbound", 5],
  ["phoned", 4],
  ["overseas", 4],
  ["spam", 2.5],
  ["restored", 0.7],
];

const singly = { inbound, outbound, phoned, spam, restored, overseas } as const;

function tell(world: World, { index, at, end, buyers, earlier }: Beginning): Told {
  const { random } = world;
  const wanted = random.weigh(plots);
  const kept = earlier?.plot === "inbound" ? earlier : null;
  const plot = wanted === "duplicate" && !kept ? "inbound" : wanted;
  const repeated = plot === "duplicate" ? kept : null;
  const buyer = buyers[random.whole(0, buyers.length - 1)]?.id ?? robot.id;
  const life = new TicketLife(ticketId(firstTicket + index), {
    requester: repeated?.life.requester ?? buyer,
    begin: at,
    end,
  });
  const matter = repeated
    ? { ...repeated.matter, subject: `${repeated.matter.subject} (again)` }
    : matterOf(random, plot);
  const telling = begin(world, { life, matter });
  if (repeated) duplicate(telling, repeated.life);
  else if (plot !== "duplicate") singly[plot](telling);
  return { life, matter, plot };
}

function matterOf(random: Random, plot: Plot): Matter {
  const topic = random.weigh([
    [random.pick(frontTopics), 46],
    [random.pick(billingTopics), 22],
    [random.pick(technicalTopics), 32],
  ]);
  const product = random.pick(products);
  const order = `FH-${random.whole(20_400, 39_999)}`;
  const fill = (line: string) => line.replaceAll("{product}", product).replaceAll("{order}", order);
  const { subject, says } = random.pick(plot === "spam" ? spamReports : topic.reports);
  const channel = plot === "phoned" ? "phone" : random.weigh(channels);
  return { topic, channel, fill, subject: fill(subject), says: fill(says) };
}

const products = [
  "Rainmeter S",
  "Bedside soil probe",
  "Frostwatch",
  "Hub 2",
  "drip valve",
  "Windvane Mini",
] as const;

const channels: readonly [Weighted<string>, ...Weighted<string>[]] = [
  ["email", 55],
  ["web", 30],
  ["api", 15],
];

/** When tickets are created: mostly by day, less at weekends. Sorted. */
function beginnings(
  { tickets, now }: Omit<MonthWanted, "seed">,
  random: Random,
): readonly Instant[] {
  const begun: Instant[] = [];
  while (begun.length < tickets) {
    const at = shift(now, -random.whole(5 * 60, span));
    const date = new Date(at * 1000);
    const awake = [0.1, 0.05, 0.3, 0.9, 1, 0.9, 0.7, 0.35][Math.floor(date.getUTCHours() / 3)] ?? 1;
    const weekend = date.getUTCDay() % 6 === 0 ? 0.4 : 1;
    if (random.chance(awake * weekend)) begun.push(at);
  }
  return begun.sort((a, b) => a - b);
}

/** A weekday in the middle of the month. */
function holidayIn(now: Instant): string {
  const middle = shift(now, -12 * day);
  const weekday = new Date(middle * 1000).getUTCDay();
  const moved = shift(middle, weekday === 6 ? 2 * day : weekday === 0 ? day : 0);
  return writeInstant(moved).slice(0, 10);
}

function ticketId(number: number): TicketId {
  return String(number) as TicketId;
}
