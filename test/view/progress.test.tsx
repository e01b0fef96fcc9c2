// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, within } from "@testing-library/preact";
import { afterEach, describe, expect, test } from "vitest";
import { HostError } from "../../src/hosts/trouble.ts";
import type { FakeHost } from "../state/fake-host.ts";
import { holding } from "../state/open-view.ts";
import { type Drawn, draw, row, settle } from "./draw.tsx";

afterEach(cleanup);

const answered = (agent: string, day: string) => `
  ${day} 09:00 customer opens
  ${day} 09:30 ${agent} replies, takes, solves`;

/** So many tickets of each agent in the period, and as many from the time before. */
const world = (count: number) => ({
  tickets: Object.fromEntries(
    Array.from({ length: count }, (_, n) => [
      [`A${n}`, answered("ana", "Mon+12")],
      [`B${n}`, answered("ben", "Mon+12")],
      [`C${n}`, answered("ana", "Mon-30")],
    ]).flat(),
  ),
});

const open = (name: string) => settle(() => fireEvent.click(screen.getByRole("tab", { name })));
const press = (name: string) => settle(() => fireEvent.click(screen.getByRole("button", { name })));
/** What the bar above the figures says; what is told aloud stands elsewhere. */
const bar = (text: string | RegExp) => screen.getByText(text, { ignore: "[role=status]" });
const marks = () => screen.queryAllByRole("img", { name: "so far" });
const aloud = () => screen.getAllByRole("status").map(({ textContent }) => textContent);

/** Lets histories come only when they are asked to. */
function tap(host: FakeHost): { come(): void } {
  let waiting: (() => void) | null = null;
  const { histories } = host;
  host.histories = async function* (...asked) {
    for await (const answer of histories(...asked)) {
      await new Promise<void>((resolve) => {
        waiting = resolve;
      });
      yield answer;
    }
  };
  return { come: () => waiting?.() };
}

describe("the time left", () => {
  /** A ticket a second. */
  async function go({ tick }: Drawn, { come }: ReturnType<typeof tap>, seconds: number) {
    for (let second = 0; second < seconds; second++) {
      await settle(() => tick(1));
      await settle(come);
    }
  }
  const left = () => /about \d+m left/.exec(document.body.textContent)?.[0] ?? null;

  test("is told once it is known, with the speed, and falls", async () => {
    const drawn = await draw(world(100));
    const tapped = tap(drawn.host);
    await open("Me");
    await go(drawn, tapped, 15);
    expect(left()).toBeNull();
    await go(drawn, tapped, 50);
    bar(/^(59|60) a minute$/);
    expect(left()).toBe("about 3m left");
    await go(drawn, tapped, 70);
    bar(/^(59|60) a minute$/);
    expect(left()).toBe("about 2m left");
    await press("Pause");
    await settle(() => drawn.tick(3600));
    expect(left()).toBe("about 2m left");
    await press("Go on");
    await go(drawn, tapped, 25);
    expect(left()).toBe("about 1m left");
  }, 30_000);

  test("goes by what is read now, not by what was known before", async () => {
    const drawn = await draw(world(40));
    await open("Me");
    for (let n = 0; n < 30; n++) drawn.host.tell(`B${n}`, answered("ben", "Mon+13"));
    const tapped = tap(drawn.host);
    await press("Refresh");
    bar("Reading history, 50 of 80 tickets");
    await go(drawn, tapped, 8);
    expect(left()).toBeNull();
    await go(drawn, tapped, 14);
    expect(left()).toBe("about 1m left");
  }, 30_000);
});

describe("after the period", () => {
  test("the reading of what is older shows, pauses, stops and goes on", async () => {
    const { host } = await draw(world(6));
    const slow = holding(host, "C4");
    await open("Me");
    bar(/Reading history, \d of 6 tickets/);
    bar("Older tickets, to compare with. The figures are complete.");
    expect(row("First response").textContent).toContain("n 6 · team 30m");
    expect(marks()).toEqual([]);
    expect(aloud()).toContain("Older tickets, to compare with. The figures are complete.");

    await press("Pause");
    bar(/Paused at \d of 6 tickets/);
    bar("Older tickets, to compare with. The figures are complete.");
    await press("Stop");
    bar(/Stopped at \d of 6 tickets/);
    slow.open();
    await press("Go on");
    expect(screen.queryByRole("progressbar")).toBeNull();
    expect(row("First response").textContent).toContain("no change");
    expect(aloud()).toContain("All read");
  });
});

describe("figures that may still change", () => {
  test("are marked in Me until all is read, and each says from how many tickets it is", async () => {
    const { host } = await draw(world(20));
    const slow = holding(host, "B15");
    await open("Me");
    const first = row("First response");
    expect(within(first).getByRole("img", { name: "so far" })).toBeTruthy();
    expect(first.textContent).toMatch(/so far, from \d+ of your tickets/);
    await settle(() => slow.open());
    expect(marks()).toEqual([]);
    expect(row("First response").textContent).not.toContain("so far");
  });

  test("are marked beside the team, with why no more is read", async () => {
    const { host } = await draw(world(6));
    const slow = holding(host, "B3");
    await open("Team");
    const ana = screen.getByRole("rowheader", { name: /^ana/ }).closest("tr");
    expect(within(ana ?? document.body).getByRole("img", { name: "so far" })).toBeTruthy();
    const line = () => bar(/^So far, from \d+ of 12 tickets/).textContent;
    expect(line()).toMatch(/may still change\.\s*$/);
    await press("Pause");
    expect(line()).toMatch(/may still change\. Paused\s*$/);
    await press("Stop");
    expect(line()).toMatch(/may still change\. Stopped\s*$/);
    slow.open();
    await press("Go on");
    expect(marks()).toEqual([]);
    expect(screen.queryByText(/^So far/)).toBeNull();
  });

  test("keep the mark where the reading has failed, and say so", async () => {
    const { host } = await draw(world(6));
    const { histories } = host;
    host.histories = async function* (...asked) {
      for await (const answer of histories(...asked)) {
        if (answer.ticket === "B3") throw new HostError({ kind: "signed_out" });
        yield answer;
      }
    };
    await open("Team");
    expect(marks().length).toBeGreaterThan(0);
    expect(bar(/^So far, from \d+ of 12 tickets/).textContent).toContain(
      "You are signed out. Sign in to Helpdesk again.",
    );
  });

  test("are marked on the board, on its tiles too, and on the page of their tickets", async () => {
    const drawn = await draw({ ...world(6), place: "page" });
    const slow = holding(drawn.host, "B3");
    for (let n = 0; n < 6; n++) drawn.host.tell(`B${n}`, answered("ben", "Mon+13"));
    await press("Refresh");
    const tile = row("First response");
    expect(within(tile).getByRole("img", { name: "so far" })).toBeTruthy();
    const ana = screen.getByRole("rowheader", { name: /^ana/ }).closest("tr");
    expect(within(ana ?? document.body).getAllByRole("img", { name: "so far" })).toHaveLength(5);
    expect(bar(/^So far, from \d+ of 12 tickets/).closest(".sheet")).toBeTruthy();
    await settle(() => fireEvent.click(within(tile).getByRole("button", { name: /^First resp/ })));
    const lines = screen.getAllByText(/^So far, from \d+ of 12 tickets/);
    expect(lines.filter((line) => !line.closest(".sheet"))).toHaveLength(1);
    await settle(() => slow.open());
    expect(screen.queryByText(/^So far/)).toBeNull();
    await press("Board");
    expect(marks()).toEqual([]);
  });
});

test("a screen reader is told of the way at every quarter, and of how far it is by the bar", async () => {
  const { host, tick } = await draw(world(20));
  const { come } = tap(host);
  await open("Me");
  const told = new Set<string | null>();
  const values = new Set<string | null>();
  for (let second = 0; second < 40; second++) {
    for (const said of aloud()) told.add(said);
    values.add(screen.getByRole("progressbar").getAttribute("aria-valuetext"));
    await settle(() => tick(1));
    await settle(come);
  }
  expect([...told].filter((said) => said?.startsWith("Reading history"))).toEqual([
    "Reading history",
    "Reading history, 10 of 40 tickets",
    "Reading history, 20 of 40 tickets",
    "Reading history, 30 of 40 tickets",
  ]);
  expect([...values].slice(0, 3)).toEqual(
    [0, 1, 2].map((read) => `Reading history, ${read} of 40 tickets`),
  );
});

describe("tickets left out", () => {
  test("are counted, each with its reason", async () => {
    const { host } = await draw(world(2));
    const { histories } = host;
    host.histories = async function* (...asked) {
      for await (const answer of histories(...asked)) {
        yield answer.ticket === "B1"
          ? { ticket: answer.ticket, trouble: { kind: "unreadable", where: "events.0" } }
          : answer;
      }
    };
    await open("Me");
    expect(screen.getByText("1 of 6 tickets is left out.")).toBeTruthy();
    const [link] = screen.getAllByRole("button", { name: "#B1" });
    expect(link?.closest("li")?.textContent).toBe(
      "Helpdesk gave an unexpected answer (events.0). Tell your admin. #B1",
    );
    await settle(() => link && fireEvent.click(link));
    expect(host.asked).toContain("open B1");
  });

  test("show while others are read: each reason with how many it holds for, and some of them", async () => {
    const { host } = await draw(world(60));
    const slow = holding(host, "B55");
    const { histories } = host;
    host.histories = async function* (...asked) {
      for await (const answer of histories(...asked)) {
        const { ticket } = answer;
        yield ticket.startsWith("A") && ticket !== "A0"
          ? { ticket, trouble: { kind: ticket === "A7" ? "timed_out" : "gone" } }
          : answer;
      }
    };
    await open("Me");
    expect(screen.getByRole("progressbar")).toBeTruthy();
    screen.getByText("59 of 180 tickets are left out.");
    const gone = screen.getByText(/^58 × This ticket or view no longer exists/);
    expect(within(gone).getAllByRole("button")).toHaveLength(20);
    expect(gone.textContent).toMatch(/38 more$/);
    screen.getByText(/^Helpdesk took too long\. Retry\./);
    await settle(() => slow.open());
    screen.getByText("59 of 180 tickets are left out.");
  });
});
