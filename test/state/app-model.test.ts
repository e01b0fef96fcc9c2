import { describe, expect, test } from "vitest";
import { HostError } from "../../src/hosts/trouble.ts";
import { createReading } from "../../src/reading/reading.ts";
import { createAppModel } from "../../src/state/app-model.ts";
import { reportedFigure } from "../../src/state/reported-figure.ts";
import { personId, ticketId } from "../timeline.ts";
import { fakeHost, now, view, viewId } from "./fake-host.ts";
import { openSession } from "./session.ts";

describe("who sees the team", () => {
  test.each([
    ["an admin", { role: "admin" }, true],
    ["an agent", { role: "agent" }, false],
    ["a lead by name", { role: "agent", settings: { leads: "Ben, ANA" } }, true],
    [
      "everyone, where the settings say so",
      { role: "agent", settings: { everyone_sees_all: true } },
      true,
    ],
  ] as const)("%s", async (_, world, seesTeam) => {
    const { terms } = await openSession(world);
    expect(terms.seesTeam).toBe(seesTeam);
  });
});

describe("the clock of the figures", () => {
  const settings = { working_time: true, working_hours: "Europe/Madrid\nMon-Fri 09:00-17:00" };

  test("is the working one where there are working hours", async () => {
    expect((await openSession({ settings })).terms.clock).toBe("working");
  });

  test("is the calendar's where there are none, whatever is set", async () => {
    expect((await openSession({ settings: { working_time: true } })).terms.clock).toBe("calendar");
  });

  test("settings that cannot be used are told, and the rest holds", async () => {
    const { terms } = await openSession({
      settings: { ...settings, targets: "first response: soon" },
    });
    expect(terms.problems).toMatchObject([{ setting: "targets", problem: "bad_duration" }]);
    expect(terms.clock).toBe("working");
  });
});

describe("the way from number to proof", () => {
  test("leads back page by page", async () => {
    const { app } = await openSession({});
    const tickets = { kind: "tickets", metric: "touches", agent: null } as const;
    app.open(tickets);
    app.open({ kind: "updates", ticket: ticketId("T1"), metric: "touches", agent: null, at: null });
    expect(app.trail.value).toHaveLength(2);
    app.back();
    expect(app.trail.value).toEqual([tickets]);
    app.back();
    app.back();
    expect(app.trail.value).toEqual([]);
  });
});

describe("starting", () => {
  test("reads no history before somebody wants to see it", async () => {
    const host = fakeHost({ tickets: { T1: "Mon+12 09:00 customer opens" } });
    const app = createAppModel({ host, reading: createReading({ host, now }), now });
    await app.start();
    expect(host.asked).toEqual([]);
    app.choose("me");
    await expect.poll(() => host.asked).toContain("history T1");
  });

  test("that fails says why, and may be tried again", async () => {
    let isSignedOut = true;
    const settings = async () => {
      if (isSignedOut) throw new HostError({ kind: "signed_out" });
      return {};
    };
    const host = fakeHost({}, { settings });
    const app = createAppModel({ host, reading: createReading({ host, now }), now });
    await app.start();
    expect(app.session.value).toMatchObject({ state: "failed", trouble: { kind: "signed_out" } });
    isSignedOut = false;
    app.refresh();
    await expect.poll(() => app.session.value.state).toBe("ready");
  });

  test.each([
    ["admin", "board"],
    ["agent", "me"],
  ] as const)("on a page of its own begins, for an %s, with %s", async (role, tab) => {
    const host = fakeHost({ role, place: "page" });
    const app = createAppModel({ host, reading: createReading({ host, now }), now });
    await app.start();
    expect(app.tab.value).toBe(tab);
    expect(app.views.value?.board === null).toBe(role === "agent");
  });
});

test("with a view's list, the figures are that view's, also where it is not kept", async () => {
  const onScreen = viewId("query:Owner = 'ana'");
  const host = fakeHost({ role: "agent", place: "view", onScreen, views: [view("all", 1)] });
  host.remember("view", "all");
  const app = createAppModel({ host, reading: createReading({ host, now }), now });
  await app.start();
  expect(app.tab.value).toBe("me");
  expect(host.asked).toContain(`tickets ${onScreen}`);
  expect(host.asked).not.toContain("tickets all");
  expect(app.views.value?.view.picked.value).toBe(onScreen);
});

test("with a view's list, who sees the team begins with it", async () => {
  const host = fakeHost({ role: "admin", place: "view", onScreen: viewId("all") });
  const app = createAppModel({ host, reading: createReading({ host, now }), now });
  await app.start();
  expect(app.tab.value).toBe("team");
});

test("the first crash is kept for the report", async () => {
  const { app } = await openSession({});
  app.reportCrash(new Error("first"));
  app.reportCrash("second");
  expect(app.crash.value).toContain("first");
});

describe("the host's own figures", () => {
  const none = { calendar: null, working: null };
  const reported = {
    firstResponse: { calendar: 600, working: 60 },
    firstResolution: none,
    resolution: none,
    requesterWait: none,
    agentWait: none,
    onHold: none,
    reopens: 2,
    replies: 3,
  };
  const ticket = (agent: string) => `Mon+12 09:00 customer opens, assigns to ${agent}`;

  test("belong to the assignee: medians of durations, sums of counts, nothing where it has none", async () => {
    const { view } = await openSession({
      tickets: { T1: ticket("ana"), T2: ticket("ana"), T3: ticket("ben") },
      reported,
    });
    const figure = (metric: "first_response" | "reopens" | "resolution" | "touches") =>
      reportedFigure(view.heads.value.values(), {
        agent: personId("ana"),
        clock: "calendar",
        metric,
      });
    expect(figure("first_response")).toEqual({ value: 600, n: 2 });
    expect(figure("reopens")).toEqual({ value: 4, n: 2 });
    expect(figure("resolution")).toBeNull();
    expect(figure("touches")).toBeNull();
  });
});
