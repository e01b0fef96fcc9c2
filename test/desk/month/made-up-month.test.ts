import { expect, test } from "vitest";
import { usualOptions } from "../../../src/definitions/usual-options.ts";
import { madeUpMonth } from "../../../src/desk/month/made-up-month.ts";
import { renumber } from "../../../src/desk/renumber.ts";
import type { Story } from "../../../src/story/story.ts";
import { tellStory } from "../../../src/story/tell-story.ts";
import { type Instant, readInstant } from "../../../src/time/instant.ts";
import { compileSchedule } from "../../../src/time/working-hours.ts";

const now = readInstant("2026-11-23T15:00:00Z") as Instant;
const month = madeUpMonth({ tickets: 600, seed: 20, now });
const updates = month.tickets.flatMap(({ history }) => history.updates);
const stories = month.tickets.flatMap(({ history }) => {
  const story = tellStory(history, { directory: month.directory, options: usualOptions });
  return story ? [story] : [];
});

test("the same wish gives the same month, another seed another one", () => {
  expect(madeUpMonth({ tickets: 600, seed: 20, now })).toEqual(month);
  expect(madeUpMonth({ tickets: 600, seed: 21, now })).not.toEqual(month);
});

test("six hundred tickets, eight agents in two tiers, three groups, two offices with a holiday", () => {
  const people = [...month.directory.people.values()];
  const agents = people.filter(({ role }) => role === "agent" || role === "admin");
  expect(month.tickets).toHaveLength(600);
  expect(agents).toHaveLength(8);
  expect(new Set(agents.map(({ tier }) => tier))).toEqual(new Set([1, 2]));
  expect(people.filter(({ role }) => role === "bot")).toHaveLength(1);
  expect(month.directory.groups.size).toBe(3);
  expect(month.schedules.map(({ holidays }) => holidays.length)).toEqual([1, 1]);
});

test("everything that can happen to a ticket happens", () => {
  const counts = {
    solves: count((story) => story.solves.length),
    reopensByCustomers: count((story) => reopensBy(story, "customer")),
    reopensByAgents: count((story) => reopensBy(story, "agent")),
    softReopens: count(({ reopens }) => reopens.filter(({ soft }) => soft).length),
    escalations: count((story) => story.escalations.length),
    deescalations: count((story) => story.deescalations),
    outbound: count(({ outbound }) => Number(outbound)),
    merged: count(({ exclusion }) => Number(exclusion === "merged")),
    deleted: count(({ exclusion }) => Number(exclusion === "deleted")),
    goodRatings: count(({ rating }) => Number(rating?.rating === "good")),
    badRatings: count(({ rating }) => Number(rating?.rating === "bad")),
    unsolved: count(({ states }) => Number(!/solved|closed/.test(states.at(-1)?.status ?? ""))),
    handedOver: count(({ states }) =>
      Number(new Set(states.map(({ assignee }) => assignee)).size > 2),
    ),
    noReply: count(({ firstResponse }) => Number(firstResponse === null)),
    byRules: updates.filter(({ via }) => via === "trigger").length,
    byRobots: updates.filter(({ via }) => via === "bot").length,
    notes: updates.filter(({ comment }) => comment?.audience === "private").length,
    otherHours: updates.filter(({ kind }) => kind === "schedule").length,
    restored: updates.filter(({ kind }) => kind === "restore").length,
  };
  const missing = Object.entries(counts).filter(([, number]) => number === 0);
  expect(missing).toEqual([]);
  expect(counts.solves).toBeGreaterThan(400);
  expect(counts.unsolved).toBeGreaterThan(40);
  expect(counts.escalations).toBeGreaterThan(40);
});

test("nothing happens after the month's end, and hardly anything is older than thirty days", () => {
  const times = updates.map(({ at }) => at);
  expect(Math.max(...times)).toBeLessThanOrEqual(now);
  expect(Math.max(...times)).toBeGreaterThan(now - 86_400);
  expect(Math.min(...times)).toBeGreaterThanOrEqual(now - 30 * 86_400);
});

test("agents take tickets in their working hours", () => {
  const hours = month.schedules.map(compileSchedule);
  const taken = updates.filter(
    ({ by, kind, set }) => kind === "update" && set?.assignee === by && set?.status === "open",
  );
  const outside = taken.filter(({ at }) =>
    hours.every((office) => office.between((at - 1) as Instant, at) === 0),
  );
  expect(taken.length).toBeGreaterThan(100);
  expect(outside).toEqual([]);
});

test("everybody named is known, and every comment has words", () => {
  for (const { history, words } of month.tickets) {
    for (const { by, comment, source, set } of history.updates) {
      for (const id of [by, comment?.author, set?.assignee]) {
        if (id) expect(month.directory.people.has(id)).toBe(true);
      }
      if (comment) expect(words.get(source)).toMatch(/^[^{}]+$/);
    }
  }
});

test("its ids are Zendesk's already, so that nothing is renumbered", () => {
  expect(renumber(month)).toEqual(month);
});

test("ten thousand tickets have about twelve updates each", () => {
  const many = madeUpMonth({ tickets: 10_000, seed: 1, now });
  const saves = many.tickets.flatMap(({ history }) => history.updates).length;
  expect(saves / 10_000).toBeGreaterThan(11);
  expect(saves / 10_000).toBeLessThan(13);
});

function count(number: (story: Story) => number): number {
  return stories.reduce((sum, story) => sum + number(story), 0);
}

function reopensBy({ reopens }: Story, cause: "customer" | "agent"): number {
  return reopens.filter((reopen) => reopen.cause === cause).length;
}
