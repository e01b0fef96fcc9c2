import type { Agent } from "./cast.ts";
import type { Telling } from "./telling.ts";
import { said } from "./texts-everyone.ts";

const minutes = 60;
const hours = 3600;

/** How a ticket ends: solved, perhaps undone and solved again, rated, closed. */
export function settle(telling: Telling, agent: Agent): void {
  const { random, life } = telling;
  const silently = life.status !== "new" && random.chance(0.08);
  if (silently) solveSilently(telling, agent);
  else solve(telling, agent);
  if (random.chance(agent.undone)) complain(telling, agent);
  else if (random.chance(0.09)) sayThanks(telling, agent);
  else if (random.chance(0.015)) reopenOurselves(telling, agent);
  askForRating(telling);
  life.wait(72 * hours);
  life.save(null, { via: "automation", set: { status: "closed" } });
}

function solve({ random, life, line, matter, work }: Telling, agent: Agent): void {
  work(agent, random.around(60 * minutes, 1.1));
  const unassigned = life.assignee === null;
  const takes = life.assignee !== agent.id && random.chance(0.5);
  life.save(agent.id, {
    says: line(matter.topic.fixes),
    set: { status: "solved", ...(takes && { assignee: agent.id }) },
  });
  if (unassigned && !takes) {
    life.trigger("Assign to first responder", { set: { assignee: agent.id } });
  }
}

function solveSilently({ random, life, work }: Telling, agent: Agent): void {
  work(agent, random.around(45 * minutes, 1));
  life.save(agent.id, { set: { status: "solved" } });
}

function complain(telling: Telling, agent: Agent): void {
  const { random, life, line } = telling;
  life.wait(random.around(14 * hours, 0.7));
  life.save(life.requester, { says: line(said.stillBroken), set: { status: "open" } });
  solve(telling, random.chance(0.8) ? agent : telling.agentOf(agent.team, agent));
}

/** A thank-you reopens a solved ticket; the agent solves it again without a word. */
function sayThanks(telling: Telling, agent: Agent): void {
  const { random, life, line } = telling;
  life.wait(random.around(2 * hours, 0.9));
  life.save(life.requester, { says: line(said.thanks), set: { status: "open" } });
  solveSilently(telling, agent);
}

function reopenOurselves(telling: Telling, agent: Agent): void {
  const { random, life, line, work } = telling;
  work(agent, random.around(6 * hours, 0.5));
  life.save(agent.id, { notes: line(said.reopenedByUs), set: { status: "open" } });
  solveSilently(telling, agent);
}

function askForRating({ random, life, line }: Telling): void {
  life.wait(24 * hours);
  life.save(null, { kind: "csat", via: "automation", rating: "offered" });
  if (!random.chance(0.34)) return;
  life.wait(random.around(5 * hours, 0.9));
  const good = random.chance(0.86);
  life.save(life.requester, { kind: "csat", rating: good ? "good" : "bad" });
  if (random.chance(0.5)) life.remark(line(good ? said.praise : said.blame));
}
