// @vitest-environment happy-dom
import { cleanup, fireEvent, screen } from "@testing-library/preact";
import { afterEach, describe, expect, test } from "vitest";
import { createHistoryStore, type HistoryStore } from "../../src/archive/history-store.ts";
import { memoryShelf, NotKept } from "../../src/archive/shelf.ts";
import { memoryWorld } from "../archive/kept-world.ts";
import { now } from "../state/fake-host.ts";
import { draw, settle } from "./draw.tsx";

afterEach(cleanup);

const tickets = {
  T1: "Mon+13 09:00 customer opens\n Mon+13 09:30 ana replies",
  T2: "Mon+13 10:00 customer opens",
};

async function drawMe(store: HistoryStore) {
  const drawn = await draw({ tickets }, { store });
  await settle(() => fireEvent.click(screen.getByRole("tab", { name: "Me" })));
  return drawn;
}

const press = (name: string) => settle(() => fireEvent.click(screen.getByRole("button", { name })));

describe("the foot of a view", () => {
  test("says how much is kept, and clears it for who says so twice", async () => {
    const world = memoryWorld();
    world.now = now();
    const { host } = await drawMe(world.tab());
    const line = await screen.findByText("2 tickets are kept in this browser since Jan 20, 2025.");
    await press("Clear data");
    expect(line.textContent).toContain("which can take minutes");
    await press("Keep them");
    expect((await world.tab().state()).tickets).toBe(2);

    await press("Clear data");
    await press("Clear now");
    expect(await screen.findByText("No tickets are kept in this browser.")).toBe(line);
    expect((await world.tab().state()).tickets).toBe(0);
    expect(document.activeElement).toBe(line);
    expect(screen.queryByRole("button", { name: /Clear/ })).toBeNull();

    host.asked.length = 0;
    await press("Refresh");
    expect(host.asked.filter((it) => it.startsWith("history"))).toHaveLength(2);
    expect(await screen.findByText(/^2 tickets are kept/)).toBe(line);
  });

  const refusing = (why: NotKept["why"]): HistoryStore =>
    createHistoryStore({
      owner: async () => ({ account: "acme", user: "ana" }),
      openShelf: () => ({
        ...memoryShelf(),
        add: async () => {
          throw new NotKept(why);
        },
      }),
      now,
    });

  test.each([
    ["forbidden", /keeps no tickets: they are read again next time/],
    ["newer", /A newer Sidelight keeps tickets here/],
    ["busy", /An older Sidelight in another tab/],
    ["failed", /storage fails/],
    ["full", /has no room left/],
  ] as const)("says why nothing is kept where it is %s", async (why, words) => {
    await drawMe(refusing(why));
    expect(await screen.findByText(words)).toBeTruthy();
    // What was kept before the disk was full is worth clearing.
    expect(screen.queryAllByRole("button", { name: "Clear data" })).toHaveLength(
      why === "full" ? 1 : 0,
    );
  });
});
