import { lead, secondLine, workshop } from "./cast.ts";
import type { Diary } from "./diary.ts";
import type { Deed, Queue } from "./events.ts";

const day = 24 * 60;

const reply: Deed = { do: "reply", text: "Here is what we found." };
const note: Deed = { do: "note", text: "Between us: look at the log." };
const take: Deed = { do: "take" };
const resolve: Deed = { do: "status", to: "resolved" };

function created(by: string, more: { queue?: Queue; requester?: string } = {}): Deed {
  const { queue = "Tier 1", requester = by } = more;
  const text = "It does not work.";
  return { do: "create", queue, subject: "Something special", requester, priority: 0, text };
}

/** How many of them no list shows in the end: one merged away, one deleted. */
export const gone = 2;

/**
 * What happens seldom, each by its name: the ticket's key. A life begins at its
 * place in this list, so one that another speaks of stands before it.
 */
export const specialLives: Readonly<Record<string, (diary: Diary) => unknown>> = {
  stolen: (diary) =>
    diary
      .does("rita", created("rita"))
      .later(30)
      .does("ben", take)
      .later(200)
      .does("chloe", { do: "steal" })
      .later(10)
      .does("chloe", reply, resolve),

  answeredAgainWhenResolved: (diary) =>
    diary
      .does("rob", created("rob"))
      .later(20)
      .does("anna", take, reply, resolve)
      .later(day)
      .does("anna", reply, resolve),

  reopenedByAgent: (diary) =>
    diary
      .does("rob", created("rob"))
      .later(45)
      .does("ben", take, reply)
      .later(60)
      .does("ben", resolve)
      .later(300)
      .does("chloe", reply)
      .later(120)
      .does("chloe", resolve),

  reopenedByRequester: (diary) =>
    diary
      .does("wei", created("wei"))
      .later(90)
      .does("anna", take, reply, resolve)
      .later(2 * day)
      .does("wei", { do: "reply", text: "It is back." })
      .later(30)
      .does("ben", { do: "steal" }, reply)
      .later(400)
      .does("ben", resolve),

  stalled: (diary) =>
    diary
      .does("zoya", created("zoya"))
      .later(15)
      .does("chloe", take, reply)
      .later(5)
      .does("chloe", { do: "status", to: "stalled" })
      .later(3 * day)
      .does("zoya", { do: "reply", text: "Any news?" })
      .later(60)
      .does("chloe", { do: "status", to: "open" })
      .later(30)
      .does("chloe", reply, resolve),

  raised: (diary) =>
    diary
      .does("rita", created("rita"))
      .later(25)
      .does("anna", take)
      .later(10)
      .does("anna", { do: "priority", to: 50 })
      .later(50)
      .does("rita", { do: "reply", text: "This is urgent!" })
      .later(10)
      .does("anna", { do: "priority", to: 100 }, note)
      .later(20)
      .does("anna", { do: "queue", to: "Tier 2" })
      .later(5)
      .does(secondLine, { do: "steal" })
      .later(100)
      .does(secondLine, reply, { do: "priority", to: 0 }, resolve),

  sentBack: (diary) =>
    diary
      .does("rob", created("rob"))
      .later(25)
      .does("ben", take, reply)
      .later(10)
      .does("ben", { do: "queue", to: "Tier 2" })
      .later(70)
      .does(lead, { do: "give", to: secondLine })
      .later(20)
      .does(secondLine, note, { do: "queue", to: "Tier 1" })
      .later(10)
      .does(secondLine, { do: "give", to: "ben" })
      .later(200)
      .does("ben", reply, resolve),

  waitsForParts: (diary) =>
    diary
      .does("wei", created("wei", { queue: "Repairs" }))
      .later(55)
      .does(workshop, take, reply)
      .later(10)
      .does(workshop, { do: "status", to: "waiting for parts" })
      .later(4 * day)
      .does(workshop, reply, { do: "status", to: "answered" })
      .later(day)
      .does("wei", { do: "reply", text: "Thank you." })
      .later(30)
      .does(workshop, { do: "status", to: "repaired" })
      .later(3 * day)
      .does("wei", { do: "reply", text: "It broke again." })
      .later(day)
      .does(workshop, reply, { do: "status", to: "repaired" }),

  movedToWorkshop: (diary) =>
    diary
      .does("zoya", created("zoya"))
      .later(12)
      .does("chloe", take, reply)
      .later(4)
      .does("chloe", { do: "queue", to: "Repairs" })
      .later(80)
      .does(workshop, { do: "steal" })
      .later(10)
      .does(workshop, reply, { do: "status", to: "scrapped" }),

  byTelephone: (diary) =>
    diary
      .does("ben", created("ben", { requester: "rita" }))
      .later(3)
      .does("ben", take)
      .later(90)
      .does("ben", reply)
      .later(200)
      .does("rita", { do: "reply", text: "That helped." })
      .later(10)
      .does("ben", resolve),

  askedByAgent: (diary) =>
    diary
      .does(workshop, created(workshop))
      .later(35)
      .does("anna", take, reply)
      .later(60)
      .does(workshop, { do: "reply", text: "Thanks, one more question." })
      .later(60)
      .does("anna", reply, resolve),

  rejected: (diary) =>
    diary.does("rob", created("rob")).later(40).does(lead, { do: "status", to: "rejected" }),

  deleted: (diary) =>
    diary.does("rob", created("rob")).later(40).does("chloe", { do: "status", to: "deleted" }),

  resolvedInSilence: (diary) =>
    diary.does("zoya", created("zoya")).later(120).does("ben", take, resolve),

  unanswered: (diary) => diary.does("wei", created("wei")).later(240).does("anna", note),

  handedBack: (diary) =>
    diary
      .does("rita", created("rita"))
      .later(10)
      .does("anna", take)
      .later(50)
      .does("anna", { do: "untake" }, note)
      .later(30)
      .does(lead, { do: "give", to: "chloe" })
      .later(30)
      .does("chloe", { do: "subject", to: "Something renamed" }, reply, resolve),

  original: (diary) =>
    diary
      .does("rita", created("rita"))
      .later(20)
      .does("ben", take)
      .later(2 * day)
      .does("ben", reply, resolve),

  doubled: (diary) =>
    diary
      .does("rita", created("rita"))
      .later(30)
      .does("chloe", note)
      .later(15)
      .does("chloe", { do: "merge", to: "original" }),

  referring: (diary) =>
    diary
      .does("wei", created("wei"))
      .later(30)
      .does("chloe", take, { do: "refer", to: "stolen" })
      .later(15)
      .does("chloe", reply, resolve),
};
