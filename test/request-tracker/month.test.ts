import { describe, expect, test } from "vitest";
import { readInstant, shift } from "../../src/time/instant.ts";
import { measured } from "../measured.ts";
import { agents } from "./cast.ts";
import { days, madeUpMonth } from "./month.ts";
import { specialLives } from "./special-lives.ts";
import { writeMonthAsLog } from "./telling.ts";

const start = readInstant("2026-03-01T00:00:00Z") ?? expect.fail("no start");
const asked = { start, tickets: 300 };
const month = madeUpMonth(asked);

describe("the month", () => {
  test("is the same for the same question, and as long after another start", () => {
    expect(madeUpMonth(asked)).toEqual(month);
    const later = madeUpMonth({ ...asked, start: shift(start, 86_400) });
    expect(later.map(({ at }) => shift(at, -86_400))).toEqual(month.map(({ at }) => at));
  });

  test("leaves as many tickets as asked for, and everybody has part in it", () => {
    const away = month.filter((event) => event.do === "merge" || deletes(event));
    const begun = new Set(month.map(({ ticket }) => ticket));
    expect(begun.size - away.length).toBe(300);
    const busy = new Set(month.map(({ by }) => by));
    expect(agents.filter((login) => !busy.has(login))).toEqual([]);

    function deletes(event: (typeof month)[number]): boolean {
      return event.do === "status" && event.to === "deleted";
    }
  });

  test("ends with its last day, and no special life is cut off", () => {
    const whole = madeUpMonth({ start, tickets: 0 }).length;
    expect(month.filter(({ ticket }) => ticket in specialLives).length).toBe(whole);
    expect(Math.min(...month.map(({ at }) => at))).toBeGreaterThanOrEqual(start);
    expect(Math.max(...month.map(({ at }) => at))).toBeLessThan(start + days * 86_400);
  });

  test("leaves no two people on a ticket in one second", () => {
    const actors = new Map<string, string>();
    for (const { at, by, ticket } of month) {
      const moment = `${ticket} ${at}`;
      expect(actors.get(moment) ?? by).toBe(by);
      actors.set(moment, by);
    }
  });
});

describe("told as a log", async () => {
  const log = writeMonthAsLog(madeUpMonth({ start, tickets: 0 }));
  const { tickets } = await measured({ config: '{"now":"2026-04-01T00:00:00Z"}', log });
  const minutes = 60;
  const hours = 60 * minutes;

  test.each<readonly [string, object]>([
    ["stolen", { frt: { agent: "chloe", seconds: 4 * hours }, reopens: [] }],
    ["answeredAgainWhenResolved", { solves: [{ agent: "anna" }], reopens: [], public_replies: 2 }],
    ["reopenedByAgent", { reopens: [{ agent: "ben", cause: "agent", soft: true }] }],
    [
      "reopenedByRequester",
      { reopens: [{ agent: "anna", cause: "customer" }], full_resolution: { agent: "ben" } },
    ],
    [
      "raised",
      {
        escalations: [
          { by: "anna", to: null, kinds: ["priority"] },
          { by: "anna", to: "dmitri", kinds: ["group"] },
        ],
      },
    ],
    ["sentBack", { escalations: [{ by: "ben", to: "dmitri" }], deescalations: 1 }],
    ["stalled", { wait: { on_hold: 73 * hours }, full_resolution: { agent: "chloe" } }],
    ["waitsForParts", { solves: [{ agent: "eino" }, { agent: "eino" }], reopens: [{}] }],
    ["movedToWorkshop", { full_resolution: { agent: "eino" }, escalations: [] }],
    ["byTelephone", { frt: null, full_resolution: { agent: "ben" } }],
    ["askedByAgent", { public_replies: 2, reopens: [] }],
    ["rejected", { frt: null, full_resolution: { agent: "lena", seconds: 40 * minutes } }],
    ["deleted", { excluded: "deleted" }],
    ["original", { frt: { agent: "ben", seconds: 48 * hours + 20 * minutes }, reopens: [] }],
  ])("%s", (ticket, expected) => {
    expect(tickets.find((one) => one.ticket === ticket)).toMatchObject(expected);
  });

  test("knows nothing of the ticket that was merged away", () => {
    expect(tickets.map(({ ticket }) => ticket)).not.toContain("doubled");
  });
});
