import { describe, expect, test } from "vitest";
import type { TicketHead } from "../../src/hosts/host.ts";
import type { ReportedDuration } from "../../src/hosts/reported.ts";
import { HostError } from "../../src/hosts/trouble.ts";
import { createReading } from "../../src/reading/reading.ts";
import { createAppModel } from "../../src/state/app-model.ts";
import type { Place } from "../../src/state/place.ts";
import { ticketId } from "../timeline.ts";
import { fakeHost, now, type World } from "./fake-host.ts";

const none: ReportedDuration = { calendar: null, working: null };
const reported = {
  firstResponse: { calendar: 1234, working: null },
  firstResolution: none,
  resolution: none,
  requesterWait: none,
  agentWait: none,
  onHold: none,
  reopens: 0,
  replies: 1,
};
const life = "Mon+12 09:00 customer opens\n Mon+12 09:40 ana replies, takes";
const behind = (ticket: string): Place => {
  return {
    kind: "updates",
    ticket: ticketId(ticket),
    metric: "first_response",
    agent: null,
    at: null,
  };
};

/** A page with a view whose list came without figures. */
async function openPage(world: World = {}) {
  const host = fakeHost({ tickets: { T1: life, T2: life }, place: "page", reported, ...world });
  const { tickets } = host;
  host.tickets = async function* (...asked) {
    for await (const page of tickets(...asked)) {
      const items = page.items.map((head): TicketHead => ({ ...head, reported: null }));
      yield { ...page, items };
    }
  };
  const app = createAppModel({ host, reading: createReading({ host, now }), now });
  await app.start();
  const head = (id: string) => app.views.value?.view.heads.value.get(ticketId(id));
  const asked = () => host.asked.filter((it) => it.startsWith("ticket "));
  const open = async (place: Place) => {
    app.open(place);
    await new Promise((resolve) => setTimeout(resolve));
  };
  return { asked, head, host, open };
}

describe("behind a number", () => {
  test("the host's own figures are asked for, once, where the list came without", async () => {
    const { asked, head, open } = await openPage();
    expect(head("T1")?.reported).toBeNull();
    await open(behind("T1"));
    await open(behind("T1"));
    expect(head("T1")?.reported?.firstResponse.calendar).toBe(1234);
    expect(head("T2")?.reported).toBeNull();
    expect(asked()).toEqual(["ticket T1"]);
  });

  test("nothing is missing where they are refused", async () => {
    const { head, host, open } = await openPage();
    host.ticket = async () => {
      throw new HostError({ kind: "offline" });
    };
    await open(behind("T1"));
    expect(head("T1")).toMatchObject({ ticket: "T1", reported: null });
  });

  test("a ticket that changed meanwhile stays as the list told it", async () => {
    const { head, host, open } = await openPage();
    host.tell("T1", `${life}\n Mon+12 10:00 ana solves`);
    await open(behind("T1"));
    expect(head("T1")).toMatchObject({ status: "new", reported: null });
  });

  test("the updates of a whole ticket need none", async () => {
    const { asked, open } = await openPage();
    await open({ ...behind("T1"), metric: null } as Place);
    expect(asked()).toEqual([]);
  });
});
