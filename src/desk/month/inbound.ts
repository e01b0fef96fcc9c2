import { robot, teams } from "./cast.ts";
import { converse } from "./converse.ts";
import type { Telling } from "./telling.ts";
import { said } from "./texts-everyone.ts";

const minutes = 60;
const hours = 3600;

/** A customer writes, perhaps a robot answers first, people take it from there. */
export function inbound(telling: Telling): void {
  open(telling);
  if (telling.random.chance(0.16) && robotSettles(telling)) return;
  converse(telling);
}

/** The customer's first message, and the trigger that brings it to a team. */
export function open({ random, life, matter }: Telling): void {
  const { topic } = matter;
  life.save(life.requester, {
    kind: "create",
    requester: life.requester,
    says: matter.says,
    set: { status: "new", ...(random.chance(0.2) && { priority: random.pick(["low", "normal"]) }) },
  });
  life.trigger("Bring to its team", { set: { group: teams[topic.team].id }, addTags: [topic.tag] });
}

/** Whether the robot's answer was the end of it. */
function robotSettles({ random, life, line }: Telling): boolean {
  life.wait(random.whole(4, 25));
  life.save(robot.id, { via: "bot", says: line(said.robot) });
  if (!random.chance(0.4)) return false;
  life.wait(random.around(20 * minutes, 1));
  life.save(life.requester, { says: line(said.robotHelped) });
  life.wait(random.whole(3, 9));
  life.save(robot.id, { via: "bot", says: line(said.robotClosing), set: { status: "solved" } });
  if (random.chance(0.3)) {
    life.wait(random.around(9 * hours, 0.8));
    life.save(life.requester, { says: line(said.stillBroken), set: { status: "open" } });
    return false;
  }
  life.wait(96 * hours);
  life.save(null, { via: "automation", set: { status: "closed" } });
  return true;
}
