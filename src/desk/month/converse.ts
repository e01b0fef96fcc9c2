import { type Agent, teams } from "./cast.ts";
import { settle } from "./settle.ts";
import type { Telling } from "./telling.ts";
import { said } from "./texts-everyone.ts";

const minutes = 60;
const hours = 3600;

/** From the first look by a person to the end. */
export function converse(telling: Telling): void {
  const { random, matter } = telling;
  let agent = telling.agentOf(matter.topic.team);
  if (random.chance(0.45)) take(telling, agent);
  if (random.chance(0.3)) note(telling, agent);
  let hard = random.chance(matter.topic.hard ?? 0.1);
  const rounds = random.weigh([
    [0, 10],
    [1, 16],
    [2, 19],
    [3, 20],
    [5, 21],
    [8, 14],
  ]);
  for (let round = 0; round < rounds; round++) {
    if (hard && round > 0) {
      agent = escalate(telling, agent);
      hard = false;
    } else if (random.chance(0.07)) {
      agent = handOver(telling, agent);
    }
    const says = ask(telling, agent);
    if (random.chance(0.05)) {
      fallSilent(telling, agent);
      return;
    }
    answer(telling, says);
    if (random.chance(0.4)) note(telling, agent);
    if (random.chance(0.07)) hold(telling, agent);
  }
  settle(telling, hard ? escalate(telling, agent) : agent);
}

function take({ random, life, work }: Telling, agent: Agent): void {
  work(agent, random.around(12 * minutes, 0.9));
  life.save(agent.id, { set: { assignee: agent.id, status: "open" } });
}

function note({ random, life, line, matter, work }: Telling, agent: Agent): void {
  work(agent, random.around(6 * minutes, 0.8));
  life.save(agent.id, { notes: line(matter.topic.notes) });
}

/** Asks something, or only gives word; returns what the customer will say to it. */
function ask({ random, life, line, matter, work }: Telling, agent: Agent): string {
  work(agent, random.around((life.status === "new" ? 24 : 60) * minutes, 1));
  const takes = life.assignee !== agent.id && random.chance(0.6);
  const exchange = random.chance(0.5) ? random.pick(matter.topic.exchanges) : null;
  const asks = exchange && matter.fill(exchange.asks);
  const anew = exchange && asks !== null && !life.hasHeard(asks);
  life.save(agent.id, {
    says: anew ? asks : line(said.updates),
    set: {
      status: random.chance(0.75) ? "pending" : "open",
      ...(takes && { assignee: agent.id }),
    },
  });
  if (life.assignee === null) {
    life.trigger("Assign to first responder", { set: { assignee: agent.id } });
  }
  return anew ? exchange.answers : line(random.chance(0.8) ? said.acknowledged : said.nudges);
}

function answer({ random, life, line }: Telling, says: string): void {
  life.wait(random.around(5 * hours, 1.1));
  life.save(life.requester, { says, set: { status: "open" } });
  if (random.chance(0.2)) {
    life.wait(random.around(6 * minutes, 0.8));
    life.save(life.requester, { says: line(said.moreDetail) });
  }
}

function hold({ random, life, line, work }: Telling, agent: Agent): void {
  work(agent, random.around(40 * minutes, 0.8));
  life.save(agent.id, { says: line(said.waiting), set: { status: "hold" } });
  life.wait(random.around(40 * hours, 0.5));
  if (random.chance(0.4)) {
    life.save(life.requester, { says: line(said.nudges), set: { status: "open" } });
  }
}

function handOver({ random, life, line, agentOf, work }: Telling, from: Agent): Agent {
  const to = agentOf(from.team, from);
  work(from, random.around(15 * minutes, 0.8));
  life.save(from.id, { notes: line(said.handOver), set: { assignee: to.id } });
  return to;
}

/** To the specialists, in one of the ways in which people do that. */
function escalate({ random, life, line, agentOf, work }: Telling, from: Agent): Agent {
  if (from.tier > 1) return from;
  const to = agentOf("technical");
  work(from, random.around(35 * minutes, 0.8));
  const direct = random.chance(0.4);
  life.save(from.id, {
    notes: line(said.escalation),
    set: {
      group: teams.technical.id,
      assignee: direct ? to.id : null,
      ...(random.chance(0.35) && { priority: random.chance(0.2) ? "urgent" : "high" }),
    },
    addTags: ["specialists"],
  });
  if (direct) return to;
  work(to, random.around(50 * minutes, 0.9));
  life.save(to.id, { notes: line(said.taken), set: { assignee: to.id } });
  if (!random.chance(0.06)) return to;
  work(to, random.around(60 * minutes, 0.5));
  life.save(to.id, {
    notes: line(said.back),
    set: { group: teams[from.team].id, assignee: from.id },
  });
  return from;
}

/** The customer never answers; after four days a rule gives up. */
function fallSilent({ random, life, line, work }: Telling, agent: Agent): void {
  life.wait(96 * hours);
  life.save(null, { via: "automation", set: { status: "solved" } });
  if (random.chance(0.15)) {
    life.wait(random.around(12 * hours, 0.6));
    life.save(life.requester, { says: line(said.nudges), set: { status: "open" } });
    work(agent, 2 * hours);
    life.save(agent.id, { says: line(said.updates), set: { status: "solved" } });
  }
  life.wait(96 * hours);
  life.save(null, { via: "automation", set: { status: "closed" } });
}
