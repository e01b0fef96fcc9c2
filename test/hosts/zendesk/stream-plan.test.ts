import { describe, expect, test } from "vitest";
import type { TicketId } from "../../../src/history/ids.ts";
import type { TicketHead } from "../../../src/hosts/host.ts";
import { bestStart, guessDensity, readOn } from "../../../src/hosts/zendesk/stream-plan.ts";
import { cutToInstant, shift } from "../../../src/time/instant.ts";

const now = cutToInstant(Date.UTC(2026, 0, 31));
const day = 86_400;

/** Tickets created so many days ago, all changed a day later at the latest. */
const created = (...days: readonly number[]): readonly TicketHead[] =>
  days.map((ago, index) => ({
    ticket: `${index}` as TicketId,
    subject: "",
    status: "open",
    priority: null,
    assignee: null,
    group: null,
    channel: "web",
    createdAt: shift(now, -ago * day),
    updatedAt: ago < 1 ? now : shift(now, -(ago - 1) * day),
    reported: null,
  }));

/** So many tickets, evenly over so many days. */
const evenly = (count: number, days: number) =>
  created(...Array.from({ length: count }, (_, index) => (index * days) / count));

const perDay = (pages: number) => ({ pages, within: day });
const daysAgo = (at: number | null) => (at === null ? null : Math.round((now - at) / day));

describe("where the stream is read from", () => {
  test("the first ticket, where all of them are worth it", () => {
    expect(daysAgo(bestStart(evenly(300, 30), perDay(1)))).toBe(30);
  });

  test("later, where a few old ones would cost many pages", () => {
    const heads = [...evenly(300, 30), ...created(400, 800)];
    expect(daysAgo(bestStart(heads, perDay(1)))).toBe(30);
  });

  test("nowhere, where each ticket by itself is cheaper", () => {
    expect(bestStart(evenly(300, 30), perDay(2))).toBeNull();
    expect(bestStart([], perDay(1))).toBeNull();
  });

  test("a moment before the ticket was saved", () => {
    const heads = evenly(300, 30);
    const oldest = Math.min(...heads.map(({ createdAt }) => createdAt));
    expect(oldest - (bestStart(heads, perDay(1)) ?? 0)).toBe(60);
  });
});

test("the guess before the first page takes the view for half of the account", () => {
  const { pages, within } = guessDensity(evenly(2000, 30));
  // 2,000 tickets, 10 saves each, twice: 40 pages in 30 days.
  expect((pages / within) * 30 * day).toBeCloseTo(40, 0);
});

describe("after a page", () => {
  const heads = evenly(300, 30);
  const from = shift(now, -30 * day);
  const on = (days: number, given: object = {}) =>
    daysAgo(readOn(heads, { from, until: shift(from, days * day), pages: 1, yields: 1, ...given }));

  test("it goes on behind it, as long as that is cheaper", () => {
    expect(on(1)).toBe(29);
    expect(on(0.1)).toBeNull();
  });

  test("what the stream could not tell so far, it will not tell either", () => {
    expect(on(1, { yields: 0.5 })).toBeNull();
  });

  test("it goes on later where the first page says that the time until then is not worth it", () => {
    const old = [...created(400), ...evenly(300, 30)];
    const start = shift(now, -400 * day);
    const first = { from: start, until: shift(start, day), pages: 1, yields: 1 };
    // At a page a day, 399 pages would be more than 300 tickets by themselves.
    expect(readOn(old, first)).toBeNull();
    const thin = { ...first, until: shift(start, 12 * day) };
    expect(daysAgo(readOn(old, thin))).toBe(30);
    // Behind the first page nobody begins anew.
    expect(daysAgo(readOn(old, { ...thin, pages: 2, until: shift(start, 24 * day) }))).toBe(376);
  });
});
