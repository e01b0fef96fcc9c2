import type { Directory, Group, Person, Role } from "../../history/directory.ts";
import type { GroupId, PersonId } from "../../history/ids.ts";
import type { Schedule } from "../../time/schedule.ts";
import type { Team } from "./topic.ts";

/** An agent of the made-up shop: how much comes their way, how fast and how careful they are. */
export interface Agent {
  readonly id: PersonId;
  readonly name: string;
  readonly role: Role;
  readonly team: Team;
  readonly tier: number;
  readonly schedule: Schedule;
  /** How much work comes their way, against 1. */
  readonly load: number;
  /** How long they take, against 1. */
  readonly pace: number;
  /** The share of their solves that the customer undoes. */
  readonly undone: number;
}

export const teams: Readonly<Record<Team, Group>> = {
  front: group("5301", "Front line", 1),
  billing: group("5302", "Billing", 1),
  technical: group("5303", "Specialists", 2),
};

/** The robot that answers first and closes what it could settle. */
export const robot = person("7901", "Pim (robot)", { role: "bot", tier: null });

/** Eight agents in two lines; the first is the lead and an admin. */
export function staff([porto, halifax]: readonly [Schedule, Schedule]): readonly Agent[] {
  return [
    agent("7101", "Maren Østervik", {
      role: "admin",
      team: "technical",
      tier: 2,
      schedule: porto,
      load: 0.7,
      pace: 0.9,
      undone: 0.06,
    }),
    agent("7102", "Tadeu Brancal", {
      role: "agent",
      team: "technical",
      tier: 2,
      schedule: porto,
      load: 1.2,
      pace: 1.3,
      undone: 0.05,
    }),
    agent("7103", "Nkechi Obaro", {
      role: "agent",
      team: "technical",
      tier: 2,
      schedule: halifax,
      load: 1,
      pace: 1.1,
      undone: 0.08,
    }),
    agent("7104", "Inês Folgado", {
      role: "agent",
      team: "front",
      tier: 1,
      schedule: porto,
      load: 1.4,
      pace: 0.7,
      undone: 0.07,
    }),
    agent("7105", "Rasmus Eklöv", {
      role: "agent",
      team: "front",
      tier: 1,
      schedule: porto,
      load: 1.1,
      pace: 1,
      undone: 0.12,
    }),
    agent("7106", "Shirin Daneshgar", {
      role: "agent",
      team: "front",
      tier: 1,
      schedule: halifax,
      load: 1,
      pace: 0.8,
      undone: 0.05,
    }),
    agent("7107", "Wyatt Pell", {
      role: "agent",
      team: "front",
      tier: 1,
      schedule: halifax,
      load: 0.6,
      pace: 1.8,
      undone: 0.22,
    }),
    agent("7108", "Mei-Lin Auyong", {
      role: "agent",
      team: "billing",
      tier: 1,
      schedule: halifax,
      load: 1.2,
      pace: 1.1,
      undone: 0.04,
    }),
  ];
}

/** Everyone, as the directory of a log. */
export function castDirectory(agents: readonly Agent[], others: readonly Person[]): Directory {
  const staffed = agents.map(({ id, name, role, tier }) => person(id, name, { role, tier }));
  return {
    people: new Map([...staffed, robot, ...others].map((one) => [one.id, one])),
    groups: new Map(Object.values(teams).map((one) => [one.id, one])),
  };
}

function group(id: string, name: string, tier: number): Group {
  return { id: id as GroupId, name, tier };
}

function agent(id: string, name: string, rest: Omit<Agent, "id" | "name">): Agent {
  return { id: id as PersonId, name, ...rest };
}

/** Somebody whose role never changed. */
export function person(id: string, name: string, rest: Pick<Person, "role" | "tier">): Person {
  return { id: id as PersonId, name, roleChanges: [], ...rest };
}
