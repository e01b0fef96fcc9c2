// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, within } from "@testing-library/preact";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { view, type World } from "../state/fake-host.ts";
import { draw, row, settle } from "./draw.tsx";

afterEach(cleanup);
// Fetched when somebody asks: a test does not wait for the first time.
beforeAll(() => import("../../src/view/definition-panel.tsx"));

const answered = (day: string, minutes: number) => `
  ${day} 09:00 customer opens
  ${day} 09:${minutes} ana replies, takes, sets open`;

/** Five answers of this period, median 38 minutes, and five of the one before, median 44. */
const compared = Object.fromEntries([
  ...[36, 37, 38, 39, 40].map((minutes) => [`N${minutes}`, answered("Mon+12", minutes)]),
  ...[42, 43, 44, 45, 46].map((minutes) => [`B${minutes}`, answered("Mon-20", minutes)]),
]);

async function drawMe(world: World) {
  const drawn = await draw(world);
  await settle(() => fireEvent.click(screen.getByRole("tab", { name: "Me" })));
  return drawn;
}

describe("a change", () => {
  test("is said in words, against as many days before", async () => {
    await drawMe({ tickets: compared });
    expect(row("First response").textContent).toContain("6m faster");
    expect(row("Touches").textContent).toContain("no change");
    expect(screen.getByText("Changes are against the 30 days before.")).toBeTruthy();
  });

  test("is not said under five tickets before", async () => {
    const { B42: _, ...fewer } = compared;
    await drawMe({ tickets: fewer });
    expect(row("First response").textContent).not.toMatch(/faster|slower|no change/);
  });

  test("is not said where there is no time before", async () => {
    await drawMe({ tickets: compared });
    await settle(() => fireEvent.click(screen.getByRole("button", { name: "All" })));
    expect(row("First response").textContent).toContain("n 10");
    expect(screen.queryByText(/Changes are against/)).toBeNull();
  });
});

test("too few is said of what is counted, and draws no line through it", async () => {
  await drawMe({
    tickets: { T1: `${answered("Mon+12", 36)}, solves`, T2: answered("Mon+12", 40) },
  });
  expect(row("First response").textContent).toContain("Too few tickets (2) to judge.");
  expect(row("Reply time").textContent).toContain("Too few answers (2) to judge.");
  expect(row("Reopens").textContent).toContain("Too few solves (1) to judge.");
  const see = within(row("First response")).getByRole("button", { name: /See the 2$/ });
  await settle(() => fireEvent.click(see));
  expect(screen.getAllByRole("button", { name: /^#T/ })).toHaveLength(2);
  expect(screen.queryByText(/^p90|^Median ·/)).toBeNull();
});

test("what is read grows old", async () => {
  const { tick } = await drawMe({ tickets: compared });
  expect(screen.getByText("10 tickets read just now")).toBeTruthy();
  await settle(() => tick(125));
  expect(screen.getByText("10 tickets read, 2m ago")).toBeTruthy();
});

describe("dates", () => {
  const fill = async (from: string, to: string) => {
    await settle(() => fireEvent.input(screen.getByLabelText("From"), { target: { value: from } }));
    await settle(() => fireEvent.input(screen.getByLabelText("To"), { target: { value: to } }));
    await settle(() => fireEvent.submit(screen.getByRole("form", { name: "Dates" })));
  };

  test("take the focus, begin with the days shown and are looked at when sent", async () => {
    await drawMe({ tickets: compared });
    await settle(() => fireEvent.click(screen.getByRole("button", { name: "Dates" })));
    const from = screen.getByLabelText("From");
    expect(document.activeElement).toBe(from);
    expect(from).toHaveProperty("value", "2024-12-21");
    await fill("2024-12-10", "2024-12-20");
    expect(row("First response").textContent).toContain("44m");
    expect(screen.getByRole("button", { name: "Dates" }).getAttribute("aria-pressed")).toBe("true");
  });

  test("that make no sense are told in words, at the field", async () => {
    await drawMe({ tickets: compared });
    await settle(() => fireEvent.click(screen.getByRole("button", { name: "Dates" })));
    await fill("2025-01-10", "2025-01-05");
    expect(screen.getByRole("alert").textContent).toBe("The last day is before the first.");
    expect(document.activeElement).toBe(screen.getByLabelText("From"));
    await fill("2025-01-10", "");
    expect(screen.getByRole("alert").textContent).toBe("Enter the last day.");
    expect(screen.getByLabelText("To").getAttribute("aria-invalid")).toBe("true");
    expect(row("First response").textContent).toContain("38m");
    await settle(() => fireEvent.click(screen.getByRole("button", { name: "30 days" })));
    expect(screen.queryByLabelText("From")).toBeNull();
  });
});

test("figures are dated by the event or by the ticket's creation", async () => {
  const late = `
    Mon-30 09:00 customer opens
    Mon+12 09:30 ana replies, takes`;
  await drawMe({ tickets: { ...compared, late } });
  expect(row("First response").textContent).toContain("n 6");
  await settle(() => fireEvent.click(screen.getByRole("button", { name: "creation" })));
  expect(row("First response").textContent).toContain("n 5");
});

describe("the second rows", () => {
  test("have the mean of the replies, and no strip", async () => {
    await drawMe({ tickets: compared });
    expect(row("Reply time").textContent).toContain("mean 38m");
    expect(within(row("Reply time")).queryByRole("img")).toBeNull();
  });

  test("have the service level where there is a target", async () => {
    await drawMe({ tickets: compared, settings: { targets: "first response: 38m" } });
    expect(row("Service level").textContent).toContain("3 of 5");
    cleanup();
    await drawMe({ tickets: compared });
    expect(screen.queryByRole("heading", { name: "Service level" })).toBeNull();
  });

  test("have the unsolved tickets, which open like every number", async () => {
    const solved = `${answered("Mon-20", 10)}\n Mon+3 09:00 ana solves`;
    await drawMe({ tickets: { ...compared, solved } });
    expect(row("Open now").textContent).toContain("4 more than on Dec 21");
    await settle(() => fireEvent.click(screen.getByRole("button", { name: "Open now: 10" })));
    const lines = screen.getAllByRole("button", { name: /^#/ });
    expect(lines).toHaveLength(10);
    expect(lines[0]?.textContent).toMatch(/^#B4.*Open33d 15h$/);
  });
});

describe("a view of unsolved tickets", () => {
  const views = [view("mine", 5), { ...view("all", 9), hasSolved: true }];

  test("says what it cannot judge and leads to a view that can", async () => {
    const { host } = await drawMe({ tickets: compared, views });
    expect(screen.getByText(/need solved tickets/)).toBeTruthy();
    await settle(() => fireEvent.click(screen.getByRole("button", { name: "Use “all”" })));
    expect(host.recall("view")).toBe("all");
  });
});

describe("a metric", () => {
  const ask = () => screen.getByRole("button", { name: "How Touches is counted" });
  const panel = () => screen.queryByRole("region", { name: "How Touches is counted" });

  test("explains itself in place, with the options that an admin changed", async () => {
    const settings = { definitions: '{"touch":{"mergeSeconds":60}}' };
    await drawMe({ tickets: compared, settings });
    await settle(() => fireEvent.click(ask()));
    await expect.poll(panel).not.toBeNull();
    expect(ask().getAttribute("aria-expanded")).toBe("true");
    const text = panel()?.textContent;
    expect(text).toContain("updates by an agent’s own hand");
    expect(text).toContain("updates within 1m are one touchChanged by your admin");
    expect(text).toContain("creating a ticket is a touchupdates");
  });

  test("closes by Escape and by its cross, and gives the focus back", async () => {
    await drawMe({ tickets: compared });
    await settle(() => fireEvent.click(ask()));
    await expect.poll(panel).not.toBeNull();
    await settle(() => fireEvent.keyDown(panel() ?? document.body, { key: "Escape" }));
    expect(panel()).toBeNull();
    expect(document.activeElement).toBe(ask());
    await settle(() => fireEvent.click(ask()));
    await settle(() => fireEvent.click(screen.getByRole("button", { name: "Close" })));
    expect(panel()).toBeNull();
    expect(document.activeElement).toBe(ask());
  });
});
