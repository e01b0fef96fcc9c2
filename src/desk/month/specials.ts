import { teams } from "./cast.ts";
import { converse } from "./converse.ts";
import { open } from "./inbound.ts";
import { settle } from "./settle.ts";
import type { Telling } from "./telling.ts";
import { said } from "./texts-everyone.ts";
import type { TicketLife } from "./ticket-life.ts";

const minutes = 60;
const hours = 3600;

/** An agent writes first, and the customer answers or not. */
export function outbound(telling: Telling): void {
  const { random, life, line, matter } = telling;
  const agent = telling.agentOf(matter.topic.team);
  life.save(agent.id, {
    kind: "create",
    requester: life.requester,
    says: line(said.outbound),
    set: { status: "pending", assignee: agent.id, group: teams[agent.team].id },
    addTags: ["outbound"],
  });
  if (random.chance(0.35)) {
    life.wait(120 * hours);
    life.save(null, { via: "automation", set: { status: "solved" } });
    return;
  }
  life.wait(random.around(7 * hours, 1));
  life.save(life.requester, { says: line(said.outboundAnswers), set: { status: "open" } });
  settle(telling, agent);
}

/** A call: the agent opens the ticket with a note and writes to the customer later. */
export function phoned(telling: Telling): void {
  const { random, life, line, matter } = telling;
  const agent = telling.agentOf(matter.topic.team);
  life.save(agent.id, {
    kind: "create",
    requester: life.requester,
    notes: line(said.phone),
    set: { status: "open", assignee: agent.id, group: teams[agent.team].id },
    addTags: [matter.topic.tag, "phone"],
  });
  if (random.chance(0.2)) {
    // Settled on the phone: nobody ever writes a public word.
    life.wait(random.around(4 * minutes, 0.5));
    life.save(agent.id, { set: { status: "solved" } });
    return;
  }
  telling.work(agent, random.around(50 * minutes, 0.8));
  life.save(agent.id, { says: line(said.phoneFollowUp), set: { status: "pending" } });
  if (random.chance(0.5)) {
    life.wait(random.around(5 * hours, 0.9));
    life.save(life.requester, { says: line(said.moreDetail), set: { status: "open" } });
  }
  settle(telling, agent);
}

/** The customer writes a second time about the same; an agent joins the two. */
export function duplicate(telling: Telling, kept: TicketLife): void {
  const { random, life, line, matter } = telling;
  const agent = telling.agentOf(matter.topic.team);
  open(telling);
  telling.work(agent, random.around(25 * minutes, 0.6));
  life.save(agent.id, { kind: "merge_into", set: { status: "closed" } });
  kept.saveAt(life.at, agent.id, { via: "merge", notes: line(said.merging) });
}

/** Somebody sells something; an agent throws it away. */
export function spam(telling: Telling): void {
  const { random, life, matter } = telling;
  const agent = telling.agentOf("front");
  life.save(life.requester, {
    kind: "create",
    requester: life.requester,
    says: matter.says,
    set: { status: "new" },
  });
  life.trigger("Bring to its team", { set: { group: teams.front.id } });
  telling.work(agent, random.around(70 * minutes, 0.8));
  life.save(agent.id, { kind: "delete" });
}

/** Thrown away by mistake, and fetched back. */
export function restored(telling: Telling): void {
  const { random, life, matter } = telling;
  const agent = telling.agentOf(matter.topic.team);
  open(telling);
  telling.work(agent, random.around(30 * minutes, 0.6));
  life.save(agent.id, { kind: "delete" });
  life.wait(random.whole(60, 900));
  life.save(agent.id, { kind: "restore" });
  converse(telling);
}

/** Customers overseas get the hours of the other office. */
export function overseas(telling: Telling): void {
  open(telling);
  telling.life.trigger("Hours of the Halifax office", {
    kind: "schedule",
    schedule: telling.overseas,
  });
  converse(telling);
}
