import { describe, expect, test, vi } from "vitest";
import { createReading } from "../../src/reading/reading.ts";
import { createAppModel } from "../../src/state/app-model.ts";
import type { BoardModel } from "../../src/state/board-model.ts";
import { minutes } from "../telling.ts";
import { at, personId } from "../timeline.ts";
import { fakeHost, now, view, type World } from "./fake-host.ts";
import { gate } from "./gate.ts";
import { fetchSettings, type Opened, openSession, settled } from "./session.ts";

/** Opened then, answered so many minutes later, moved to a group. */
const answered = (day: string, later: number, group = "front") => `
  ${day} 09:00 customer opens
  ${day} 09:${String(later).padStart(2, "0")} ana replies, takes, moves to ${group}, sets high`;

const tickets = Object.fromEntries([
  ...[10, 20, 30, 40, 50].map((later) => [`now${later}`, answered("Mon+12", later)]),
  ...[11, 12, 13, 14, 15].map((later) => [`then${later}`, answered("Mon-21", later, "experts")]),
  ["few", answered("Mon+5", 7)],
]);

const working = { working_hours: "UTC\nMon-Fri 09:00-17:00" };

async function openBoard(world: World = {}): Promise<Opened & { readonly board: BoardModel }> {
  const opened = await openSession({ tickets, place: "page", ...world });
  const { board } = opened;
  if (!board) throw new Error("there is no board");
  opened.app.choose("board");
  return { ...opened, board };
}

describe("the choice", () => {
  test("is kept in the page's address as it is made", async () => {
    const { host, team, view: picked, terms } = await openBoard({ settings: working });
    expect(host.address()).toBe("view=all");
    picked.filterBy({ group: "experts" as never, priority: "high" });
    picked.chooseDateBy("created");
    team.sortBy("name");
    team.toggle(personId("ana"));
    terms.chooseClock("working");
    await picked.choosePeriod(7);
    expect(Object.fromEntries(new URLSearchParams(host.address()))).toEqual({
      view: "all",
      period: "7",
      by: "created",
      agents: "ana",
      group: "experts",
      priority: "high",
      clock: "working",
      sort: "name",
    });
  });

  test("comes from the address, with the view", async () => {
    const {
      host,
      team,
      terms,
      view: picked,
    } = await openBoard({
      address: "view=theirs&period=2025-01-01..2025-01-09&agents=ana,ben&group=front&sort=-touches",
      views: [view("mine", 3), view("theirs", 4)],
    });
    expect(picked.picked.value).toBe("theirs");
    expect(picked.period.value).toEqual({ from: "2025-01-01", to: "2025-01-09" });
    expect(picked.range.value?.to).toBe(at("Fri 00:00"));
    expect(team.chosen.value).toEqual(new Set(["ana", "ben"]));
    expect(team.sort.value).toEqual({ column: "touches", descending: true });
    expect(picked.filter.value.group).toBe("front");
    expect(terms.clock).toBe("calendar");
    expect(host.asked.filter((it) => it.startsWith("tickets"))).toEqual(["tickets theirs"]);
  });

  test("follows the address, and does not write over what somebody came by", async () => {
    const {
      board,
      host,
      view: picked,
    } = await openBoard({ views: [view("mine", 3), view("theirs", 4)] });
    host.goTo("view=theirs&period=90");
    await settled();
    expect(board.choice.value).toMatchObject({ view: "theirs", period: 90 });
    host.goTo("");
    await settled();
    expect(host.address()).toBe("");
    expect(picked.period.value).toBe(30);
    expect(picked.picked.value).toBe("theirs");
    host.goTo("view=nobodys");
    await settled();
    expect(picked.picked.value).toBe("theirs");
    board.close();
    host.goTo("view=mine");
    expect(picked.picked.value).toBe("theirs");
  });

  test("of a clock means nothing where there are no working hours", async () => {
    const { terms } = await openBoard({ address: "clock=working" });
    expect(terms.clock).toBe("calendar");
    const opened = await openBoard({ address: "clock=working", settings: working });
    expect(opened.terms.clock).toBe("working");
  });

  test("can be taken back to the whole view", async () => {
    const { board, team, view: picked } = await openBoard({ address: "agents=ben&group=sales" });
    expect(picked.shown.value).toEqual([]);
    board.showAll();
    expect(team.chosen.value).toBeNull();
    expect(picked.shown.value.length).toBeGreaterThan(0);
  });
});

describe("the tab", () => {
  test("stands in the address, and the address leads there and back", async () => {
    const { app, host } = await openBoard();
    app.choose("settings");
    await settled();
    expect(host.address()).toBe("tab=settings&view=all");
    host.goTo("view=all&period=90");
    await settled();
    expect(app.tab.value).toBe("board");
    expect(app.views.value?.view.period.value).toBe(90);
    host.goTo("view=all&tab=settings");
    await settled();
    expect(app.tab.value).toBe("settings");
    await vi.waitFor(() => expect(app.settings.value).not.toBeNull());
    expect(host.address()).toBe("view=all&tab=settings");
    host.goTo("tab=me");
    expect(app.tab.value).toBe("me");
  });

  test.each([
    ["an admin", "admin", "settings"],
    ["others the board", "agent", "board"],
  ] as const)("of the settings opens for %s", async (_, role, tab) => {
    const settings = { everyone_sees_all: true };
    const host = fakeHost({ tickets, place: "page", role, settings, address: "tab=settings" });
    const app = createAppModel({ host, reading: createReading({ host, now }), fetchSettings, now });
    await app.start();
    await settled();
    expect(app.tab.value).toBe(tab);
    await vi.waitFor(() => expect(app.settings.value !== null).toBe(role === "admin"));
  });

  test("is left to who was quicker than the address", async () => {
    const held = gate();
    const host = fakeHost(
      { tickets, place: "page", address: "period=90" },
      {
        async views() {
          await held.opened;
          return [];
        },
      },
    );
    const app = createAppModel({ host, reading: createReading({ host, now }), fetchSettings, now });
    const started = app.start();
    app.choose("me");
    held.open();
    await started;
    expect(app.tab.value).toBe("me");
  });

  test("closes what was opened from another", async () => {
    const { app, host } = await openBoard();
    app.open({ kind: "load", agent: null });
    host.goTo("tab=me");
    expect(app.trail.value).toEqual([]);
  });
});

describe("what only the board shows", () => {
  test("are twelve weeks, each with the team's row", async () => {
    const { board } = await openBoard();
    await expect.poll(() => board.weeks.value?.length).toBe(12);
    const counts = board.weeks.value?.map(({ row }) => row.first_response.n);
    expect(counts).toEqual([0, 0, 0, 0, 0, 0, 5, 0, 0, 0, 1, 5]);
    const last = board.weeks.value?.at(-1);
    expect(last?.row.first_response.summary?.median).toBe(minutes(30));
    expect(last?.to).toBe(at("Mon+15 00:00"));
  });

  test("are the hours of arrival", async () => {
    const { board } = await openBoard();
    expect([...board.arrivals.value.keys()]).toEqual([5]);
    expect(board.arrivals.value.get(5)?.get(9)).toMatchObject({ count: 6, median: minutes(25) });
  });

  test("is how many met a target", async () => {
    const settings = { targets: "first response: 35m, goal 80%" };
    const { board } = await openBoard({ settings });
    expect(board.met.value.get("first_response")).toEqual({ part: 4, whole: 6, rate: 4 / 6 });
    expect(board.met.value.has("resolution")).toBe(false);
  });

  test("is what tickets can be filtered by", async () => {
    const { board } = await openBoard();
    expect(board.choices.value).toEqual({
      groups: ["front", "experts"],
      channels: [],
      priorities: ["high"],
    });
  });

  test("reads nothing again for a period that twelve weeks hold", async () => {
    const { host, view: picked } = await openBoard();
    await expect.poll(() => picked.isCompared.value).toBe(true);
    const phases: string[] = [];
    const stop = picked.progress.subscribe(({ phase }) => phases.push(phase));
    const asked = host.asked.length;
    await picked.choosePeriod(7);
    await picked.choosePeriod(30);
    stop();
    expect(new Set(phases)).toEqual(new Set(["done"]));
    expect(host.asked.length).toBe(asked);
  });

  test("open tickets are those that the filter lets through", async () => {
    const { team, view: picked } = await openBoard();
    expect(team.rows.value[0]?.open).toBe(11);
    picked.filterBy({ group: "experts" as never });
    expect(team.rows.value[0]?.open).toBe(5);
  });
});
