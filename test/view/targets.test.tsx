// @vitest-environment happy-dom
import { cleanup, fireEvent, screen } from "@testing-library/preact";
import { afterEach, expect, test } from "vitest";
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
