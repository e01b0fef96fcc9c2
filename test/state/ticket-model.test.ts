import { describe, expect, test } from "vitest";
import type { Host } from "../../src/hosts/host.ts";
import { HostError } from "../../src/hosts/trouble.ts";
import { createReading } from "../../src/reading/reading.ts";
import { createAppModel } from "../../src/state/app-model.ts";
import { personId } from "../timeline.ts";
import { fakeHost, now, type World } from "./fake-host.ts";
import { gate } from "./gate.ts";
import { settled } from "./session.ts";

const opened = "Mon+12 09:00 customer opens";
const answered = `${opened}
  Mon+12 09:42 ana replies, takes`;

async function beside(world: World, overrides: Partial<Host> = {}) {
  const host = fakeHost(world, overrides);
  const app = createAppModel({ host, reading: createReading({ host, now }), now });
  await app.start();
  const session = app.session.value.value;
  if (!session) throw new Error("no session");
  await settled();
  return { app, host, ...session };
}

describe("the ticket beside the widget", () => {
  test("shows its head before its history has come", async () => {
    const slow = gate();
    const { ticket } = await beside(
      { tickets: { T1: answered }, current: "T1" },
      {
        async *histories() {
          await slow.opened;
          yield* [];
        },
      },
    );
    await slow.reached;
    expect(ticket.current.value).toMatchObject({ state: "loading", value: { read: null } });
    expect(ticket.current.value.value?.head.ticket).toBe("T1");
  });

  test("is read again when the host says that it changed", async () => {
    const { host, ticket } = await beside({ tickets: { T1: opened }, current: "T1" });
    expect(ticket.current.value.value?.read?.story.firstResponse).toBeNull();
    host.tell("T1", answered);
    host.show("T1");
    await settled();
    expect(ticket.current.value.value?.read?.story.firstResponse?.agent).toBe(personId("ana"));
  });

  test("keeps the old figures while it is read again", async () => {
    const slow = gate();
    const { host, ticket } = await beside({ tickets: { T1: answered }, current: "T1" });
    host.histories = async function* () {
      await slow.opened;
      yield* [];
    };
    host.show("T1");
    await slow.reached;
    expect(ticket.current.value).toMatchObject({ state: "loading" });
    expect(ticket.current.value.value?.read?.story.firstResponse).not.toBeNull();
  });

  test("an older ticket that answers late does not replace the newer one", async () => {
    const slow = gate();
    const { host, ticket } = await beside({ tickets: { T1: answered, T2: opened } });
    const { ticket: head } = host;
    host.ticket = async (id, options) => {
      if (id === "T1") await slow.opened;
      return head(id, options);
    };
    host.show("T1");
    await slow.reached;
    host.show("T2");
    await settled();
    slow.open();
    await settled();
    expect(ticket.current.value.value?.head.ticket).toBe("T2");
  });

  test("brings the view's figures up to date as well", async () => {
    const { app, host } = await beside({ tickets: { T1: opened }, current: "T1" });
    const answers = () => app.views.value?.view.report.value.team.first_response.n;
    app.choose("me");
    await expect.poll(() => app.views.value?.view.progress.value.phase).toBe("done");
    expect(answers()).toBe(0);
    host.tell("T1", answered);
    host.show("T1");
    await settled();
    expect(answers()).toBe(1);
  });

  test("where there is none, nothing is asked for", async () => {
    const { host, ticket } = await beside({ tickets: { T1: answered } });
    expect(ticket.current.value).toEqual({ state: "ready", value: null });
    expect(host.asked).toEqual([]);
  });

  test("a head that cannot be had is a trouble, and a history that cannot leaves the head", async () => {
    const noHead = await beside(
      { tickets: { T1: answered }, current: "T1" },
      {
        ticket: async () => {
          throw new HostError({ kind: "gone" });
        },
      },
    );
    expect(noHead.ticket.current.value).toEqual({
      state: "failed",
      value: null,
      trouble: { kind: "gone" },
    });
    const trouble = { kind: "not_permitted", what: "history" } as const;
    const noHistory = await beside(
      { tickets: { T1: answered }, current: "T1" },
      {
        async *histories([ticket]) {
          if (ticket) yield { ticket, trouble };
        },
      },
    );
    expect(noHistory.ticket.current.value).toMatchObject({
      state: "ready",
      value: { head: { ticket: "T1" }, read: null, trouble },
    });
  });
});
