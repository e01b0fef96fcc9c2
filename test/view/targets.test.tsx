// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, within } from "@testing-library/preact";
import { afterEach, describe, expect, test } from "vitest";
import { draw, row, settle } from "./draw.tsx";

afterEach(cleanup);

const settings = {
  targets: "first response: 1h, goal 60%\nfirst response urgent: 15m\nresolution: 1d",
};
const answered = (fields: string) => `
  Mon+12 09:00 customer opens
  Mon+12 09:05 ben ${fields}
  Mon+12 09:40 ana replies`;

test("beside an urgent ticket its own target decides, by the priority at the reply", async () => {
  await draw({ tickets: { T1: answered("sets urgent") }, current: "T1", settings });
  expect(row("First response").textContent).toContain("over target 15m");
  cleanup();
  const later = `${answered("notes")}\nMon+12 09:50 ben sets urgent`;
  await draw({ tickets: { T1: later }, current: "T1", settings });
  expect(row("First response").textContent).toContain("met, target 1h");
});

test("beside an unanswered ticket the priority of now decides", async () => {
  const life = "Mon+13 23:50 customer opens\nMon+13 23:51 ben sets urgent";
  await draw({ tickets: { T1: life }, current: "T1", settings });
  expect(row("First response").textContent).toContain("5m left, target 15m");
});

test("mine are judged each by its own, and those over it are found", async () => {
  const tickets = Object.fromEntries(
    ["notes", "notes", "sets high", "sets urgent", "sets urgent"].map((fields, index) => [
      `T${index}`,
      answered(fields),
    ]),
  );
  const { app } = await draw({ tickets, settings });
  await settle(() => app.choose("me"));
  expect(row("First response").textContent).toContain("60% within their target, goal 60%");
  await settle(() => fireEvent.click(screen.getByRole("button", { name: /^First response: / })));
  screen.getByRole("button", { name: "Over target · 2" });
});

describe("a goal of a share", () => {
  const solved = "Mon+12 09:00 customer opens\nMon+12 09:20 ana replies, solves";
  const reopened = `${solved}\nMon+12 10:00 customer writes, opens`;
  const lives = (count: number) =>
    Object.fromEntries(
      Array.from({ length: count }, (_, index) => [`T${index}`, index ? solved : reopened]),
    );

  async function showMe(goals: string, count = 6): Promise<void> {
    const { app } = await draw({ tickets: lives(count), settings: { targets: goals } });
    await settle(() => app.choose("me"));
  }

  test.each([
    ["Reopens", "reopens: 20%", "goal: at most 20%", "met"],
    ["Reopens", "reopens: 16.5%", "goal: at most 16.5%", "missed"],
    ["One-touch", "one-touch: 100%", "goal: at least 100%", "met"],
    ["Service level", "first response: 10m, goal 50%", "goal: at least 50%", "missed"],
  ])("of %s, %s: %s is %s", async (...[name, goals, said, how]) => {
    await showMe(goals);
    const verdict = within(row(name)).getByText(said);
    expect(verdict.classList.contains("bad")).toBe(how === "missed");
  });

  test("is not judged on fewer than five, and where nobody set one", async () => {
    await showMe("reopens: 5%\none-touch: 90%", 4);
    for (const name of ["Reopens", "One-touch"]) {
      expect(row(name).textContent).toContain("Too few");
      expect(row(name).textContent).not.toContain("goal");
    }
    cleanup();
    await showMe("");
    expect(row("Reopens").textContent).not.toContain("goal");
  });

  test("is marked on the strip as a target is", async () => {
    await showMe("reopens: 10%");
    const mark = row("Reopens").querySelector<HTMLElement>(".strip .goal");
    expect(mark?.getAttribute("style")).toContain("50%");
  });
});
