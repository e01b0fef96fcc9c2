import { describe, expect, test } from "vitest";
import { backlogOf, viewWithSolved } from "../../src/state/backlog-figure.ts";
import { personId } from "../timeline.ts";
import { view } from "./fake-host.ts";
import { openSession } from "./session.ts";

/** The period of thirty days begins at Mon-16 00:00. */
const tickets = {
  ancient: "Mon-90 09:00 customer opens\n Mon-90 10:00 ana takes",
  settled: "Mon-20 09:00 customer opens\n Mon-20 09:10 ana takes\n Mon+1 09:00 ana solves",
  passed: "Mon-20 09:00 customer opens\n Mon-20 09:10 ana takes\n Mon+1 09:00 ana assigns to ben",
  fresh: "Mon+2 09:00 customer opens\n Mon+2 09:10 ana takes",
  fresher: "Mon+3 09:00 customer opens\n Mon+3 09:10 ana takes",
  bens: "Mon+2 09:00 customer opens\n Mon+2 09:10 ben takes",
};
const ana = personId("ana");
const idsOf = ({ open }: ReturnType<typeof backlogOf>) => open.map(({ ticket }) => ticket);

describe("a backlog", () => {
  test("is what is assigned and unsolved now, the oldest first", async () => {
    const session = await openSession({ tickets });
    expect(idsOf(backlogOf(session.view, ana))).toEqual(["ancient", "fresh", "fresher"]);
    expect(idsOf(backlogOf(session.view, null))).toHaveLength(5);
  });

  test("is compared with how the tickets stood when the period began", async () => {
    const session = await openSession({ tickets });
    // Then: ancient, settled and passed. Now: ancient, fresh and fresher.
    expect(backlogOf(session.view, ana).change).toBe(0);
    expect(backlogOf(session.view, personId("ben")).change).toBe(2);
    expect(backlogOf(session.view, null).change).toBe(2);
  });

  test("has no change without a period", async () => {
    const session = await openSession({ tickets });
    await session.view.choosePeriod(null);
    expect(backlogOf(session.view, ana).change).toBeNull();
  });

  test("has no change where solved tickets leave the view", async () => {
    const { settled: _, ...unsolved } = tickets;
    const session = await openSession({ tickets: unsolved });
    expect(backlogOf(session.view, ana).change).toBeNull();
  });

  test("has no change where a history is missing", async () => {
    const session = await openSession(
      { tickets },
      {
        async *histories(wanted) {
          for (const ticket of wanted) yield { ticket, trouble: { kind: "gone" } };
        },
      },
    );
    expect(backlogOf(session.view, ana).change).toBeNull();
  });
});

describe("a view of unsolved tickets", () => {
  const { fresh } = tickets;
  const views = [
    { ...view("mine", 3), hasSolved: false },
    { ...view("huge", 900), hasSolved: false },
    view("untold", 500),
    { ...view("all", 40), hasSolved: true },
  ];

  test("leads to one that has solved ones, else to the largest of those untold", async () => {
    const session = await openSession({ tickets: { fresh }, views });
    expect(viewWithSolved(session.view)?.other?.id).toBe("all");
    const other = await openSession({ tickets: { fresh }, views: views.slice(0, 3) });
    expect(viewWithSolved(other.view)?.other?.id).toBe("untold");
  });

  test("leads nowhere where there is no other", async () => {
    const session = await openSession({ tickets: { fresh }, views: views.slice(0, 2) });
    expect(viewWithSolved(session.view)).toEqual({ other: null });
  });

  test("is none with a solved ticket in it", async () => {
    expect(viewWithSolved((await openSession({ tickets, views })).view)).toBeNull();
  });
});
