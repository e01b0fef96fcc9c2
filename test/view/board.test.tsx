// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, within } from "@testing-library/preact";
import { afterEach, expect, test, vi } from "vitest";
import type { World } from "../state/fake-host.ts";
import { draw, settle } from "./draw.tsx";

afterEach(cleanup);

const answered = (agent: string, later: number, more = "sets open") => `
  Mon+12 09:00 customer opens
  Mon+12 09:${String(later).padStart(2, "0")} ${agent} replies, takes, ${more}`;

const tickets = Object.fromEntries([
  ...[10, 20, 30, 40, 50].map((later) => [`A${later}`, answered("ana", later)]),
  ...[11, 21, 31, 41, 51].map((later) => [`B${later}`, answered("ben", later, "moves to experts")]),
  ["A7", answered("ana", 7, "moves to front, solves")],
  ["C5", answered("chen", 5)],
]);

const settings = {
  targets: "first response: 35m, goal 80%",
  working_hours: "UTC\nMon-Sat 09:00-17:00",
};

function drawBoard(world: World = {}) {
  return draw({ tickets, settings, place: "page", ...world });
}

/** What stands in the table, a line for each row. */
function rows(): readonly string[] {
  const table = within(screen.getByRole("region", { name: "The agents side by side" }));
  return table
    .getAllByRole("row")
    .filter((row) => row.querySelector("td"))
    .map((row) => [...row.children].map(({ textContent }) => textContent?.trim()).join(" | "));
}

function tile(name: string): HTMLElement {
  const [heading] = screen.getAllByRole("heading", { name });
  const item = heading?.closest("li");
  if (!item) throw new Error(`${name} is on no tile`);
  return item;
}

test("a tile says median, p90, n, and in words whether the goal is met", async () => {
  await drawBoard();
  const text = tile("First response").textContent;
  expect(text).toContain("25m 30s");
  expect(text).toContain("p90 49m 6s · n 12");
  expect(text).toContain("67% within 35m, goal 80%");
  expect(tile("Touches").textContent).toContain("no target");
  expect(tile("Customer rating").textContent).toContain("None");
});

test("a tile judges a share by its goal, and nothing on fewer than five tickets", async () => {
  const targets = "resolution: 5m, goal 90%\nreopens: 5%\nsatisfaction: 90.5%";
  await drawBoard({ settings: { targets } });
  const standing = (name: string) => tile(name).querySelector(":scope > p:last-child");
  for (const [name, said] of [
    ["Resolution", "target 5m"],
    ["Reopens", "goal: at most 5%"],
    ["Customer rating", "goal: at least 90.5%"],
  ] as const) {
    expect(standing(name)?.textContent).toBe(said);
    expect(standing(name)?.querySelector("svg")).toBeNull();
  }
  cleanup();
  const solved = Object.entries(tickets).map(([id, life]) => [id, `${life}, solves`]);
  await drawBoard({ tickets: Object.fromEntries(solved), settings: { targets } });
  expect(standing("Reopens")?.textContent).toContain("goal: at most 5%");
  expect(standing("Reopens")?.querySelector("svg")).not.toBeNull();
  expect(standing("Resolution")?.querySelector(".bad")).not.toBeNull();
});

test("a week of a tile opens its tickets, and another one is reached by the keyboard", async () => {
  await drawBoard();
  const weeks = within(tile("First response")).getByRole("group", {
    name: "First response in twelve weeks",
  });
  const buttons = within(weeks).getAllByRole("button");
  expect(buttons.length).toBe(12);
  expect(buttons.filter(({ tabIndex }) => tabIndex === 0).length).toBe(1);
  const last = within(weeks).getByRole("button", { name: "Week from Jan 14: 25m 30s" });
  last.focus();
  await settle(() => fireEvent.click(last));
  expect(screen.getByRole("heading", { name: "First response, 25m 30s" })).toBeTruthy();
  await settle(() =>
    fireEvent.keyDown(screen.getByRole("heading", { name: /25m/ }), { key: "Escape" }),
  );
  expect(document.activeElement).toBe(last);
});

test("the agents stand by load, mine marked, too few not judged, the team pooled", async () => {
  await drawBoard();
  const [first = "", second = "", third = "", team = ""] = rows();
  expect(first).toMatch(/^ana \(you\) T1 \| 5 \| .* \| 25m \| 45m \| 6 \|/);
  expect(second).toMatch(/^ben T1 \| 5 \| .* \| 31m \| 47m \| 5 \| – \| 0 \|/);
  expect(third).toMatch(/^chen T2 \| 1 \| Too few tickets \(1\) to judge\. \| 1 \|/);
  expect(team).toMatch(/^Team, pooled \| 11 \| .* \| 25m 30s \| 49m 6s \| 12 \|/);
  const open = screen.getByRole("columnheader", { name: /^Open now/ });
  expect(open.getAttribute("aria-sort")).toBe("descending");
});

test("what the figures are about is said in words, for paper and pictures", async () => {
  const { host } = await drawBoard();
  await settle(() => host.goTo("period=7&agents=ana&group=front&priority=normal&by=created"));
  expect(screen.getByText(/Jan 13\s–\s20, 2025/).closest("p")?.textContent).toBe(
    "all · Jan 13\u2009–\u200920, 2025 · By creation · 1 agent · front · normal priority · Calendar hours",
  );
});

test("a column sorts, and the address keeps it", async () => {
  const { host } = await drawBoard();
  const [median] = screen.getAllByRole("button", { name: "Median" });
  if (!median) throw new Error("no median");
  await settle(() => fireEvent.click(median));
  expect(rows().map((row) => row.split(" ")[0])).toEqual(["ana", "ben", "chen", "Team,"]);
  await settle(() => fireEvent.click(median));
  expect(rows().map((row) => row.split(" ")[0])).toEqual(["ben", "ana", "chen", "Team,"]);
  expect(median.closest("th")?.getAttribute("aria-sort")).toBe("descending");
  expect(host.address()).toBe("view=all&sort=-first_response");
});

test("the focus goes with its agent where rows change places", async () => {
  const { app } = await drawBoard();
  const focusedRow = () => document.activeElement?.closest("tr")?.textContent;
  const [load] = screen.getAllByRole("button", { name: "Open now: 5" });
  load?.focus();
  expect(focusedRow()).toContain("ana");
  await settle(() => app.views.value?.team.setSort({ column: "name", descending: true }));
  expect(rows()[0]).toContain("chen");
  expect(focusedRow()).toContain("ana");
  expect(document.activeElement?.getAttribute("aria-label")).toBe("Open now: 5");
});

test("filters narrow it down, stay in the address and can be taken away", async () => {
  const { host } = await drawBoard();
  const group = screen.getByRole("combobox", { name: "Group" });
  await settle(() => fireEvent.change(group, { target: { value: "1" } }));
  expect(host.address()).toContain("group=experts");
  expect(rows().map((row) => row.split(" ")[0])).toEqual(["ben", "Team,"]);
  await settle(() => fireEvent.click(screen.getByRole("button", { name: "creation" })));
  await settle(() => fireEvent.click(screen.getByRole("button", { name: "Working hours" })));
  expect(host.address()).toBe("view=all&by=created&group=experts&clock=working");
  await settle(() => host.goTo("group=sales"));
  expect(screen.getByRole("heading", { name: "No ticket matches the filters" })).toBeTruthy();
  await settle(() => fireEvent.click(screen.getByRole("button", { name: "Show all tickets" })));
  expect(rows().length).toBe(4);
});

test("dates of one's own are chosen, and stand in the address", async () => {
  const { host } = await drawBoard();
  await settle(() => fireEvent.click(screen.getByRole("button", { name: "Dates" })));
  const show = async (from: string, to: string) => {
    fireEvent.input(screen.getByLabelText("From"), { target: { value: from } });
    fireEvent.input(screen.getByLabelText("To"), { target: { value: to } });
    await settle(() => fireEvent.submit(screen.getByRole("form", { name: "Dates" })));
  };
  await show("2025-01-06", "2025-01-10");
  expect(host.address()).toContain("period=2025-01-06..2025-01-10");
  await show("2025-01-10", "2025-01-06");
  expect(screen.getByText("The last day is before the first.")).toBeTruthy();
  expect(host.address()).toContain("period=2025-01-06..2025-01-10");
});

test("hours of arrival open their tickets, and too few are a dot", async () => {
  await drawBoard({
    tickets: { ...tickets, D: "Mon+13 10:00 customer opens\n Mon+13 11:00 ana replies" },
  });
  const hours = within(
    await screen.findByRole("table", { name: "First response by hour of arrival" }),
  );
  expect(
    hours.getByRole("button", { name: "Sun, 10:00: Too few tickets (1) to judge." }).textContent,
  ).toBe("·");
  await settle(() => fireEvent.click(hours.getByRole("button", { name: /^Sat, 09:00: 25m/ })));
  expect(screen.getByRole("heading", { name: "First response, 25m 30s" })).toBeTruthy();
  expect(screen.getByText(/^Sat 9:00\. .*12/)).toBeTruthy();
});

test("open tickets are listed oldest first, and lead on", async () => {
  await drawBoard();
  const [load] = screen.getAllByRole("button", { name: "Open now: 5" });
  if (!load) throw new Error("no load");
  load.focus();
  await settle(() => fireEvent.click(load));
  expect(screen.getByRole("heading", { name: "5 open tickets, you" })).toBeTruthy();
  await settle(() => fireEvent.click(screen.getByRole("button", { name: /#A10/ })));
  expect(screen.getByRole("heading", { name: "Subject of A10" })).toBeTruthy();
  await settle(() => fireEvent.click(screen.getByRole("button", { name: "Open now" })));
  await settle(() => fireEvent.click(screen.getByRole("button", { name: "Board" })));
  expect(document.activeElement).toBe(load);
});

test("without working hours there is no choice of clock", async () => {
  await drawBoard({ settings: {} });
  expect(screen.queryByRole("group", { name: "Clock" })).toBeNull();
});

test("tiles and columns explain their metric in place", async () => {
  await drawBoard();
  const name = "How Reopens is counted";
  for (const button of screen.getAllByRole("button", { name })) {
    await settle(() => fireEvent.click(button));
    const panel = await screen.findByRole("region", { name });
    expect(button.getAttribute("aria-expanded")).toBe("true");
    await settle(() => fireEvent.keyDown(panel, { key: "Escape" }));
    expect(screen.queryByRole("region", { name })).toBeNull();
    expect(document.activeElement).toBe(button);
  }
  expect(screen.getAllByRole("button", { name }).length).toBe(2);
});

test("leads to the settings", async () => {
  const { app } = await drawBoard();
  await settle(() => fireEvent.click(screen.getByRole("button", { name: "Settings" })));
  expect(app.tab.value).toBe("settings");
});

test("a page that may not print says so", async () => {
  await drawBoard();
  vi.stubGlobal("print", () => {});
  await settle(() => fireEvent.click(screen.getByRole("button", { name: "Print" })));
  expect(screen.getByText(/does not let this page print/)).toBeTruthy();
  vi.stubGlobal("print", () => dispatchEvent(new Event("beforeprint")));
  await settle(() => fireEvent.click(screen.getByRole("button", { name: "Print" })));
  expect(screen.queryByText(/does not let this page print/)).toBeNull();
  vi.unstubAllGlobals();
});
