import { describe, expect, test } from "vitest";
import { personId } from "../timeline.ts";
import { openSession } from "./session.ts";

/** A ticket that an agent answers after so many minutes. */
const answered = (agent: string, minutes: number) => `
  Mon+12 09:00 customer opens
  Mon+12 09:${String(minutes).padStart(2, "0")} ${agent} replies, takes, sets open`;

const tickets = Object.fromEntries([
  ...[10, 11, 12, 13, 14].map((minutes) => [`B${minutes}`, answered("ben", minutes)]),
  ...[20, 21, 22, 23, 24, 25].map((minutes) => [`A${minutes}`, answered("ana", minutes)]),
  ["C1", answered("chen", 1)],
]);

const names = (rows: readonly { name: string }[]) => rows.map(({ name }) => name);

describe("the team", () => {
  test("is sorted by the metric, and who has too few tickets comes last whichever way", async () => {
    const { team } = await openSession({ tickets });
    expect(names(team.rows.value)).toEqual(["ben", "ana", "chen"]);
    team.sortBy("first_response");
    expect(team.sort.value.descending).toBe(true);
    expect(names(team.rows.value)).toEqual(["ana", "ben", "chen"]);
  });

  test("with all metrics begins with who has most open tickets", async () => {
    const { team } = await openSession({ tickets });
    team.showMetric(null);
    expect(team.rows.value.map(({ name, open }) => [name, open])).toEqual([
      ["ana", 6],
      ["ben", 5],
      ["chen", 1],
    ]);
  });

  test("sorts by name and by n", async () => {
    const { team } = await openSession({ tickets });
    team.sortBy("name");
    expect(names(team.rows.value)).toEqual(["ana", "ben", "chen"]);
    team.sortBy("name");
    expect(names(team.rows.value)).toEqual(["chen", "ben", "ana"]);
    team.sortBy("n");
    expect(names(team.rows.value)).toEqual(["chen", "ben", "ana"]);
  });

  test("pools the single tickets of those chosen, never their medians", async () => {
    const { team } = await openSession({ tickets });
    expect(team.team.value.first_response.n).toBe(12);
    team.toggle(personId("ben"));
    team.toggle(personId("chen"));
    expect(names(team.rows.value)).toEqual(["ben", "chen"]);
    const { n, summary } = team.team.value.first_response;
    // 1, 10, 11, 12, 13 and 14 minutes; the mean of the two medians would be 6.5.
    expect([n, summary?.median]).toEqual([6, 11.5 * 60]);
    team.toggle(personId("ben"));
    team.toggle(personId("chen"));
    expect(team.chosen.value).toBeNull();
  });

  test("lists agents who only have open tickets", async () => {
    const opened = "Mon+12 09:00 customer opens, assigns to dora";
    const { team } = await openSession({ tickets: { ...tickets, D1: opened } });
    expect(team.rows.value.at(-1)).toMatchObject({ name: "dora", open: 1 });
  });

  test("is chosen by support line, and by one that nobody has not at all", async () => {
    const { team } = await openSession({ tickets });
    team.chooseTier(1);
    expect(names(team.rows.value)).toEqual(["ben", "ana"]);
    team.chooseTier(2);
    expect(names(team.rows.value)).toEqual(["chen"]);
    team.chooseTier(9);
    expect(team.chosen.value).toBeNull();
  });
});
