// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, within } from "@testing-library/preact";
import { afterEach, describe, expect, test } from "vitest";
import type { Host } from "../../src/hosts/host.ts";
import { HostError } from "../../src/hosts/trouble.ts";
import { fakeHost, view } from "../state/fake-host.ts";
import { gate } from "../state/gate.ts";
import { draw, row, settle } from "./draw.tsx";

afterEach(cleanup);

const answered = (agent: string, minutes: number) => `
  Mon+12 09:00 customer opens
  Mon+12 ${String(9 + Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")} ${agent} replies, takes, sets open`;

const tickets = Object.fromEntries([
  ...[10, 20, 30, 90, 100].map((minutes) => [`A${minutes}`, answered("ana", minutes)]),
  ...[40, 50, 60, 70, 80].map((minutes) => [`B${minutes}`, answered("ben", minutes)]),
  ["C5", answered("chen", 5)],
]);

const settings = { targets: "first response: 1h, goal 80%" };

async function drawTab(name: string, world = {}, overrides: Partial<Host> = {}) {
  const drawn = await draw({ tickets, settings, ...world }, overrides);
  await settle(() => fireEvent.click(screen.getByRole("tab", { name })));
  return drawn;
}

describe("the tabs", () => {
  test("are walked by arrows, with the focus", async () => {
    await draw({ tickets });
    const ticket = screen.getByRole("tab", { name: "Ticket" });
    ticket.focus();
    await settle(() => fireEvent.keyDown(ticket, { key: "ArrowRight" }));
    const me = screen.getByRole("tab", { name: "Me" });
    expect(me.getAttribute("aria-selected")).toBe("true");
    expect(document.activeElement).toBe(me);
    await settle(() => fireEvent.keyDown(me, { key: "ArrowLeft" }));
    expect(document.activeElement).toBe(ticket);
    await settle(() => fireEvent.keyDown(ticket, { key: "ArrowLeft" }));
    expect(document.activeElement).toBe(screen.getByRole("tab", { name: "Team" }));
  });

  test("show the team to those alone who may see it", async () => {
    await draw({ tickets, role: "agent" });
    expect(screen.queryByRole("tab", { name: "Team" })).toBeNull();
  });
});

describe("my figures", () => {
  test("have median, p90, n, the team's median and the target", async () => {
    await drawTab("Me");
    const text = row("First response").textContent;
    expect(text).toContain("30m");
    expect(text).toContain("p90 1h 36m · n 5 · team 50m");
    expect(text).toContain("60% within 1h, goal 80%");
    const strip = within(row("First response")).getByRole("img");
    expect(strip.getAttribute("aria-label")).toBe("half lie between 20m and 1h 30m");
  });

  test("are not judged on fewer than five tickets", async () => {
    await drawTab("Me", { viewer: "chen" });
    expect(row("First response").textContent).toContain("Too few tickets (1) to judge.");
    expect(within(row("First response")).queryByRole("img")).toBeNull();
    await settle(() =>
      fireEvent.click(within(row("First response")).getByRole("button", { name: /See the 1/ })),
    );
    expect(screen.getByRole("button", { name: /#C5/ })).toBeTruthy();
  });

  test("lead to the tickets, longest first, and these to their updates", async () => {
    await drawTab("Me");
    screen.getByRole("button", { name: "First response: 30m" }).focus();
    await settle(() =>
      fireEvent.click(screen.getByRole("button", { name: "First response: 30m" })),
    );
    expect(screen.getByRole("heading", { name: "First response, 30m" })).toBeTruthy();
    const list = screen.getAllByRole("list").at(-1);
    const lines = within(list ?? document.body).getAllByRole("listitem");
    expect(lines.map(({ textContent }) => textContent)).toEqual([
      "#A100Subject of A1001h 40m",
      "p90 · 1h 36m",
      "#A90Subject of A901h 30m",
      "Median · 30m",
      "#A30Subject of A3030m",
      "#A20Subject of A2020m",
      "#A10Subject of A1010m",
    ]);
    await settle(() => fireEvent.click(screen.getByRole("button", { name: "Over target · 2" })));
    expect(screen.queryByRole("button", { name: /#A30/ })).toBeNull();
    await settle(() => fireEvent.click(screen.getByRole("button", { name: /#A90/ })));
    expect(screen.getByRole("heading", { name: "Subject of A90" })).toBeTruthy();
    await settle(() => fireEvent.click(screen.getByRole("button", { name: "First response" })));
    await settle(() => fireEvent.click(screen.getByRole("button", { name: "Me" })));
    expect(screen.getByRole("tab", { name: "Me" })).toBeTruthy();
    expect(document.activeElement).toBe(
      screen.getByRole("button", { name: "First response: 30m" }),
    );
  });

  test("follow the view and the period that are picked", async () => {
    const { host } = await drawTab("Me", { views: [view("mine", 5), view("theirs", 6)] });
    const picker = screen.getByRole("combobox", { name: "View" });
    await settle(() => fireEvent.change(picker, { target: { value: "1" } }));
    expect(host.recall("view")).toBe("theirs");
    await settle(() => fireEvent.click(screen.getByRole("button", { name: "7 days" })));
    expect(row("First response").textContent).toContain("30m");
    expect(screen.getByRole("button", { name: "7 days" }).getAttribute("aria-pressed")).toBe(
      "true",
    );
  });

  test("of an empty view are a sentence and a way on", async () => {
    await drawTab("Me", { tickets: { T1: "Mon-90 09:00 customer opens" } });
    expect(
      screen.getByRole("heading", { name: "Nothing happened here in this time" }),
    ).toBeTruthy();
    await settle(() => fireEvent.click(screen.getByRole("button", { name: "Look at all" })));
    expect(screen.queryByRole("heading", { name: /Nothing happened/ })).toBeNull();
  });
});

test("the tickets that more brings take the focus of its button", async () => {
  const many = Object.fromEntries(
    [10, 11, 12, 13, 20, 21, 22, 23].map((minutes) => [`A${minutes}`, answered("ana", minutes)]),
  );
  await drawTab("Me", { tickets: many });
  await settle(() => fireEvent.click(screen.getByRole("button", { name: /^First response: / })));
  const more = screen.getByRole("button", { name: "Show all 8" });
  const next = more.closest("li")?.previousElementSibling?.textContent;
  await settle(() => fireEvent.click(more));
  expect(screen.queryByRole("button", { name: "Show all 8" })).toBeNull();
  const focused = document.activeElement?.closest("li");
  expect(focused?.previousElementSibling?.textContent).toBe(next);
  expect(focused?.textContent).toContain("Subject of");
});

/** What the bar above the figures says; what is told aloud stands elsewhere. */
const bar = (text: string | RegExp) => screen.getByText(text, { ignore: "[role=status]" });

describe("while histories are read", () => {
  test("the bar says how far, pauses and goes on", async () => {
    const slow = gate();
    const { host } = await draw({ tickets });
    const { histories } = host;
    host.histories = async function* (wanted, options) {
      for await (const answer of histories(wanted, options)) {
        if (host.asked.length === 7) await slow.opened;
        yield answer;
      }
    };
    await settle(() => fireEvent.click(screen.getByRole("tab", { name: "Me" })));
    expect(screen.getByRole("progressbar", { name: "Reading history" })).toBeTruthy();
    expect(bar(/Reading history, \d+ of 11 tickets/)).toBeTruthy();
    await settle(() => fireEvent.click(screen.getByRole("button", { name: "Pause" })));
    expect(screen.getByText(/Paused at \d+ of 11 tickets/)).toBeTruthy();
    await settle(() => fireEvent.click(screen.getByRole("button", { name: "Stop" })));
    expect(screen.getByText(/Stopped at \d+ of 11 tickets/)).toBeTruthy();
    expect(screen.queryByRole("button", { name: "Stop" })).toBeNull();
    await settle(() => slow.open());
    await settle(() => fireEvent.click(screen.getByRole("button", { name: "Go on" })));
    expect(screen.queryByRole("progressbar")).toBeNull();
    expect(row("First response").textContent).toContain("n 5");
  });

  test("nothing is said to be none before the tickets are listed", async () => {
    const slow = gate();
    const { tickets: listed } = fakeHost({ tickets });
    await drawTab(
      "Me",
      {},
      {
        async *tickets(...asked) {
          await slow.opened;
          yield* listed(...asked);
        },
      },
    );
    expect(row("Open now").textContent).toContain("–");
    expect(screen.queryByText(/tickets read/)).toBeNull();
    await settle(() => slow.open());
    expect(row("Open now").textContent).toContain("5");
    expect(screen.getByText("11 tickets read just now")).toBeTruthy();
  });

  test("a request to wait is counted down", async () => {
    const slow = gate();
    const { host } = await draw({ tickets });
    host.histories = async function* (_, { onWait }) {
      onWait?.(38);
      await slow.opened;
      yield* [];
    };
    await settle(() => fireEvent.click(screen.getByRole("tab", { name: "Me" })));
    expect(screen.getByText(/Helpdesk’s limit makes us wait 38s/)).toBeTruthy();
    await settle(() => slow.open());
  });

  test("a list that has not come yet is said to be on its way, without a number", async () => {
    const slow = gate();
    const { host } = await draw({ tickets });
    const { views } = host;
    host.views = async (options) => {
      options.onWait?.(0);
      await slow.opened;
      return views(options);
    };
    await settle(() => fireEvent.click(screen.getByRole("tab", { name: "Me" })));
    expect(screen.getByText("Helpdesk’s limit makes us wait 1s")).toBeTruthy();
    expect(screen.queryByText(/0 of 0/)).toBeNull();
    await settle(() => slow.open());
    expect(screen.queryByText(/makes us wait/)).toBeNull();
  });

  test("views that cannot be read are told alone, without figures", async () => {
    const { host } = await draw({ tickets });
    host.views = async () => {
      throw new HostError({ kind: "not_permitted", what: "views" });
    };
    await settle(() => fireEvent.click(screen.getByRole("tab", { name: "Me" })));
    expect(screen.getByText("Your role may not read views.")).toBeTruthy();
    expect(screen.queryByRole("combobox", { name: "View" })).toBeNull();
    expect(screen.queryByRole("heading", { name: "First response" })).toBeNull();
  });

  test("notes that the viewer may not read are missing in everybody's figures, which is said", async () => {
    const { host } = await draw({ tickets });
    const { histories } = host;
    host.histories = async function* (wanted, options) {
      for await (const answer of histories(wanted, options)) {
        const isHidden = answer.ticket === "C5" && "history" in answer;
        yield isHidden
          ? { ...answer, history: { ...answer.history, remarks: ["notes_hidden"] } }
          : answer;
      }
    };
    await settle(() => fireEvent.click(screen.getByRole("tab", { name: "Me" })));
    screen.getByText("Approximate: you may not read private notes.");
  });

  test("where a tool has no figures of its own, none are promised in place of ours", async () => {
    const traits = { ...fakeHost().traits, reports: false };
    const { host } = await draw({ tickets }, { traits });
    host.histories = () => {
      throw new HostError({ kind: "signed_out" });
    };
    await settle(() => fireEvent.click(screen.getByRole("tab", { name: "Me" })));
    screen.getByText(/You are signed out/);
    expect(screen.queryByText(/Only the figures of/)).toBeNull();
  });
});

describe("the team", () => {
  const names = () =>
    screen.getAllByRole("rowheader").map((cell) => (cell.querySelector("bdi") ?? cell).textContent);

  test("is a table, sorted by the metric, with the pooled row at its foot", async () => {
    await drawTab("Team");
    expect(names()).toEqual(["ana", "ben", "chen", "Team"]);
    expect(screen.getByRole("columnheader", { name: "Median" }).getAttribute("aria-sort")).toBe(
      "ascending",
    );
    await settle(() => fireEvent.click(screen.getByRole("button", { name: "Median" })));
    expect(screen.getByRole("columnheader", { name: "Median" }).getAttribute("aria-sort")).toBe(
      "descending",
    );
    expect(names()).toEqual(["ben", "ana", "chen", "Team"]);
    const chen = screen.getByRole("rowheader", { name: /^chen/ }).closest("tr");
    expect(chen?.textContent).toContain("Too few to judge");
  });

  test("by all metrics begins with the load", async () => {
    await drawTab("Team");
    const metric = screen.getByRole("combobox", { name: "Metric" });
    await settle(() => fireEvent.change(metric, { target: { value: "0" } }));
    expect(screen.getByRole("columnheader", { name: "Open now" }).getAttribute("aria-sort")).toBe(
      "descending",
    );
    expect(screen.getAllByRole("columnheader")).toHaveLength(7);
    const chen = screen.getByRole("rowheader", { name: /^chen/ }).closest("tr");
    expect(chen?.textContent).toContain("n 1");
  });

  test("is filtered by agent; Escape closes the list and keeps the focus", async () => {
    await drawTab("Team");
    const summary = screen.getByText("All 3 agents").closest("summary");
    await settle(() => fireEvent.click(screen.getByRole("checkbox", { name: /ben/ })));
    expect(names()).toEqual(["ben", "Team"]);
    expect(screen.getByText("1 agent")).toBeTruthy();
    const details = summary?.parentElement;
    if (!(details instanceof HTMLDetailsElement)) throw new Error("no list");
    details.open = true;
    await settle(() =>
      fireEvent.keyDown(screen.getByRole("checkbox", { name: /ben/ }), { key: "Escape" }),
    );
    expect(details.open).toBe(false);
    expect(document.activeElement).toBe(summary);
    await settle(() => fireEvent.click(screen.getByRole("button", { name: "Everyone" })));
    expect(names()).toEqual(["ana", "ben", "chen", "Team"]);
  });

  test("a number of the team leads to the tickets of all", async () => {
    await drawTab("Team");
    await settle(() =>
      fireEvent.click(
        screen.getAllByRole("button", { name: "First response: 50m" }).at(-1) ?? document.body,
      ),
    );
    expect(screen.getByRole("heading", { name: "First response, 50m" })).toBeTruthy();
    expect(
      screen.getByText(
        /^Median of 11 tickets that the team answered first. Dec 21, 2024 – Jan 20, 2025/,
      ),
    ).toBeTruthy();
  });
});

test("on a page of its own there is no ticket, and the board in place of the team's tab", async () => {
  await draw({ tickets, place: "page" });
  const tabs = screen.getAllByRole("tab").map(({ textContent }) => textContent);
  expect(tabs).toEqual(["Board", "Me", "Settings"]);
  expect(screen.getByRole("tabpanel", { name: "Board" })).toBeTruthy();
  await settle(() => fireEvent.click(screen.getByRole("tab", { name: "Me" })));
  expect(row("First response").textContent).toContain("30m");
});

test("on a page of its own, who does not see the team has their own figures alone", async () => {
  await draw({ tickets, place: "page", role: "agent" });
  expect(screen.getAllByRole("tab").map(({ textContent }) => textContent)).toEqual(["Me"]);
  expect(row("First response").textContent).toContain("30m");
});
