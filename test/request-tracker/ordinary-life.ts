import type { Random } from "../../src/desk/month/random.ts";
import { type agents, firstLine, requesters, secondLine, trainee, workshop } from "./cast.ts";
import type { Diary } from "./diary.ts";
import type { Deed, Queue } from "./events.ts";

const subjects: readonly [string, ...string[]] = [
  "The printer on the second floor prints grey",
  "I cannot log in since this morning",
  "Rechnung 4711 doppelt erhalten",
  "Не открывается вложение",
  "屏幕一直闪烁",
  "Kannettava ei käynnisty",
  "Password of the shared mailbox",
  "Please order two headsets",
  '<b>Bold</b> & "quoted" words are shown as they are',
];

/** What mostly happens: somebody writes, an agent answers, now and then another line helps. */
export function ordinaryLife(diary: Diary, random: Random): void {
  const requester = random.pick(requesters);
  const queue = random.weigh<Queue>([
    ["Tier 1", 8],
    ["Repairs", 1],
  ]);
  const priority = random.weigh([
    [0, 3],
    [50, 5],
    [100, 1],
  ]);
  let agent = agentOf(queue, random);
  diary.does(requester, {
    do: "create",
    queue,
    subject: random.pick(subjects),
    requester,
    priority,
    text: "Could you help?",
  });
  diary.later(random.around(70, 1.1)).does(agent, { do: "take" });
  diary.later(random.around(25, 1)).does(agent, { do: "reply", text: "Let me look into it." });
  if (random.chance(0.4)) {
    diary.later(random.around(200, 1)).does(requester, { do: "reply", text: "Here is more." });
    if (random.chance(0.3)) diary.later(15).does(agent, { do: "note", text: "Seen before." });
  }
  if (queue === "Tier 1" && random.chance(0.22)) {
    diary.later(random.around(40, 0.8)).does(agent, { do: "queue", to: "Tier 2" });
    diary.later(5).does(agent, { do: "give", to: secondLine });
    agent = secondLine;
  }
  if (priority < 100 && random.chance(0.06)) {
    diary.later(20).does(agent, { do: "priority", to: 100 });
  }
  if (random.chance(0.07)) return;
  settle(diary, { agent, queue, random });
  if (random.chance(0.12)) {
    diary.later(random.around(900, 0.8)).does(requester, { do: "reply", text: "Still broken." });
    settle(diary, { agent, queue, random });
  }
}

/** The agents who take what comes into a queue. */
function agentOf(queue: Queue, random: Random): (typeof agents)[number] {
  if (queue === "Repairs") return workshop;
  return random.chance(0.08) ? trainee : random.pick(firstLine);
}

interface Settling {
  readonly agent: string;
  readonly queue: Queue;
  readonly random: Random;
}

function settle(diary: Diary, { agent, queue, random }: Settling): void {
  const done: Deed = { do: "status", to: queue === "Repairs" ? "repaired" : "resolved" };
  diary.later(random.around(300, 1.2));
  if (random.chance(0.8)) diary.does(agent, { do: "reply", text: "That should be all." }, done);
  else diary.does(agent, done);
}
