import { type Seconds, shift } from "../../time/instant.ts";
import type { ScheduleId } from "../../time/schedule.ts";
import type { Agent } from "./cast.ts";
import type { Random } from "./random.ts";
import { type Shifts, shiftsOf } from "./shifts.ts";
import type { TicketLife } from "./ticket-life.ts";
import type { Lines, Team, Topic } from "./topic.ts";

/** What a ticket is about, and what its words speak of. */
export interface Matter {
  readonly topic: Topic;
  readonly subject: string;
  /** The first message. */
  readonly says: string;
  /** How it comes in: "email", "web", "api" or "phone". */
  readonly channel: string;
  /** Puts what this customer bought into a line. */
  fill(line: string): string;
}

/** One ticket's life being told: what every plot needs. */
export interface Telling {
  readonly random: Random;
  readonly life: TicketLife;
  readonly matter: Matter;
  /** The working hours for customers overseas. */
  readonly overseas: ScheduleId;
  /** Somebody of a team, rather one at work; not `except` if there is anybody else. */
  agentOf(team: Team, except?: Agent): Agent;
  /** Moves the life on by working time of this agent, whose own pace counts. */
  work(agent: Agent, seconds: Seconds): void;
  /** One of the lines, rather one that was not said yet. */
  line(lines: Lines): string;
}

/** What the lives of one month have in common. */
export interface World {
  readonly random: Random;
  readonly agents: readonly Agent[];
  readonly overseas: ScheduleId;
  readonly shifts: ReadonlyMap<ScheduleId, Shifts>;
}

export function worldOf(given: Omit<World, "shifts">): World {
  const schedules = new Map(given.agents.map(({ schedule }) => [schedule.id, schedule]));
  const shifts = new Map([...schedules].map(([id, schedule]) => [id, shiftsOf(schedule)]));
  return { ...given, shifts };
}

export function begin(world: World, told: Pick<Telling, "life" | "matter">): Telling {
  const { random, agents, overseas, shifts } = world;
  const { life, matter } = told;
  const said = new Set<string>();
  /** Whoever is at work now takes most of what comes in now. */
  const presence = ({ schedule }: Agent) =>
    shifts.get(schedule.id)?.(life.at, 1) === shift(life.at, 1) ? 8 : 1;
  return {
    random,
    overseas,
    life,
    matter,
    agentOf(team, except) {
      const members = agents.filter((agent) => agent.team === team && agent !== except);
      const [first, ...rest] = members.map(
        (agent) => [agent, agent.load * presence(agent)] as const,
      );
      if (first) return random.weigh([first, ...rest]);
      if (except) return except;
      throw new RangeError(`nobody works in ${team}`);
    },
    work(agent, seconds) {
      const after = shifts.get(agent.schedule.id);
      if (life.isOver || !after) return;
      life.wait(after(life.at, Math.max(30, seconds * agent.pace)) - life.at);
    },
    line(lines) {
      const [first, ...rest] = lines.filter((line) => !said.has(line));
      const line = random.pick(first === undefined ? lines : [first, ...rest]);
      said.add(line);
      return matter.fill(line);
    },
  };
}
