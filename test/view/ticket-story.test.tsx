// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, within } from "@testing-library/preact";
import { afterEach, describe, expect, test } from "vitest";
import { draw, settle } from "./draw.tsx";

afterEach(cleanup);

const life = `
  Mon+12 09:00 customer opens
  Mon+12 09:12 ana notes
  Mon+12 09:42 ana replies, sets pending, takes, moves to front
  Mon+12 13:10 ben notes, moves to experts
  Mon+12 13:40 chen replies, takes, solves
  Mon+13 09:00 customer writes, reopens`;

const story = () => screen.getByRole("slider", { name: "The story of this ticket, 6 updates" });
const press = (key: string) => settle(() => fireEvent.keyDown(story(), { key }));

describe("the picture of the ticket's story", () => {
  test("names the lanes, the first reply, the escalation and the reopening", async () => {
    await draw({ tickets: { T1: life }, current: "T1" });
    const { textContent } = story();
    expect(textContent).toContain("chen· T2");
    expect(textContent).toContain("ben· T1");
    expect(textContent).toContain("You· T1");
    expect(textContent).toContain("first reply 42m");
    expect(textContent).toContain("reopened");
    expect(screen.getByText("2 by customer")).toBeTruthy();
  });

  test("arrow keys go from update to update, and each is said", async () => {
    await draw({ tickets: { T1: life }, current: "T1" });
    expect(story().getAttribute("aria-valuetext")).toBe("Arrow keys go through the updates.");
    await press("ArrowRight");
    expect(story().getAttribute("aria-valuetext")).toContain("Sat 09:00, customer wrote");
    await press("ArrowRight");
    expect(story().getAttribute("aria-valuetext")).toContain("Sat 09:12, ana added a note");
    await press("ArrowLeft");
    await press("ArrowLeft");
    expect(story().getAttribute("aria-valuenow")).toBe("1");
    await press("End");
    expect(story().getAttribute("aria-valuetext")).toContain("Sun 09:00, customer wrote, Open");
    await press("Escape");
    expect(story().getAttribute("aria-valuetext")).toBe("Arrow keys go through the updates.");
  });

  test("Enter opens the list of all updates", async () => {
    const { app } = await draw({ tickets: { T1: life }, current: "T1" });
    await press("Enter");
    expect(app.trail.value).toMatchObject([{ kind: "updates", metric: null }]);
  });

  test("is there as a table too", async () => {
    await draw({ tickets: { T1: life }, current: "T1" });
    const rows = within(screen.getByRole("table")).getAllByRole("row");
    expect(rows).toHaveLength(6);
    expect(rows[2]?.textContent).toContain("ana replied");
    expect(rows[2]?.textContent).toContain("Pending");
  });

  test("time goes on without waking what stands still", async () => {
    const { tick } = await draw({ tickets: { T1: life }, current: "T1" });
    const woken = new Set<string>();
    const observer = new MutationObserver((records) => {
      for (const { target } of records) {
        const element = target instanceof Element ? target : target.parentElement;
        woken.add(element?.closest("li")?.querySelector("h2")?.textContent ?? "elsewhere");
      }
    });
    observer.observe(document.body, { subtree: true, childList: true, characterData: true });
    await settle(() => tick(1));
    expect(observer.takeRecords()).toEqual([]);
    await settle(() => tick(3600));
    await settle(() => undefined);
    observer.disconnect();
    expect(woken.has("Resolution")).toBe(true);
    expect(woken.has("First response")).toBe(false);
    expect(woken.has("Touches")).toBe(false);
  });
});
