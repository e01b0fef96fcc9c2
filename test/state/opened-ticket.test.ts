import { describe, expect, test } from "vitest";
import { HostError } from "../../src/hosts/trouble.ts";
import { personId, ticketId } from "../timeline.ts";
import { type Opened, openSession, openUpdates, settled } from "./session.ts";

const tickets = {
  T1: "Mon+12 09:00 customer opens\n Mon+12 09:10 ana replies",
  T2: "Mon+12 10:00 customer opens\n Mon+12 10:30 ben replies",
};
const histories = ({ host }: Opened) => host.asked.filter((it) => it.startsWith("history"));
const updatesOf = (id: string) =>
  ({ kind: "updates", ticket: ticketId(id), metric: null, agent: null, at: null }) as const;

describe("a ticket of a view that is opened", () => {
  test("comes whole, from what was read before", async () => {
    const session = await openSession({ tickets });
    const { history } = await openUpdates(session, "T2");
    expect(history.updates).toHaveLength(2);
    expect(histories(session)).toHaveLength(2);
  });

  test("is fetched where it is not kept any more", async () => {
    const session = await openSession({ tickets });
    await session.archive.clear();
    const { story } = await openUpdates(session, "T2");
    expect(story.firstResponse?.agent).toBe(personId("ben"));
    expect(histories(session).slice(2)).toEqual(["history T2"]);
  });

  test("gives way to the next one, and is gone with its page", async () => {
    const session = await openSession({ tickets });
    await openUpdates(session, "T1");
    session.app.back();
    expect(session.opened.whole.value).toEqual({ state: "loading", value: null });
    expect((await openUpdates(session, "T2")).story.ticket).toBe("T2");
  });

  test("that does not come says why, and is asked for again", async () => {
    const session = await openSession({ tickets });
    const { readWhole } = session.reader;
    let isBroken = true;
    Object.assign(session.reader, {
      readWhole: async (...asked: Parameters<typeof readWhole>) => {
        if (isBroken) throw new HostError({ kind: "gone" });
        return readWhole(...asked);
      },
    });
    session.app.open(updatesOf("T1"));
    await settled();
    expect(session.opened.trouble.value).toEqual({ kind: "gone" });
    isBroken = false;
    await session.opened.retry();
    expect(session.opened.trouble.value).toBeNull();
    expect(session.opened.whole.value.value?.story.ticket).toBe("T1");
  });

  test("that changed meanwhile brings the figures up to date", async () => {
    const session = await openSession({ tickets });
    const solved = () => session.view.report.value.team.resolution.n;
    expect(solved()).toBe(0);
    session.host.tell("T1", `${tickets.T1}\n Mon+12 11:00 ana solves`);
    await session.archive.clear();
    await openUpdates(session, "T1");
    expect(solved()).toBe(1);
    expect(histories(session)).toHaveLength(3);
  });

  test("is asked for again when the list says that it changed", async () => {
    const session = await openSession({ tickets });
    await openUpdates(session, "T1");
    session.host.tell("T1", `${tickets.T1}\n Mon+12 11:00 ana notes`);
    await session.view.refresh();
    await settled();
    expect(session.opened.whole.value.value?.history.updates).toHaveLength(3);
  });
});
