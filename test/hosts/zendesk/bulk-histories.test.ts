import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import type { DeskData } from "../../../src/desk/desk-data.ts";
import { madeUpMonth } from "../../../src/desk/month/made-up-month.ts";
import { renumber } from "../../../src/desk/renumber.ts";
import type { Answer } from "../../../src/hosts/carry.ts";
import type { ReadHistory, TicketHead } from "../../../src/hosts/host.ts";
import { cutToInstant, shift } from "../../../src/time/instant.ts";
import { type DeskAnswers, type DeskOptions, deskAnswers } from "./desk-answers.ts";
import { byAudits, withOneSchedule } from "./told-tickets.ts";

const now = cutToInstant(Date.UTC(2026, 0, 31));
const month = renumber(withOneSchedule(madeUpMonth({ tickets: 260, seed: 7, now })));

/** What audits say of every ticket of the month. */
let truth: ReadonlyMap<string, ReadHistory>;
let heads: readonly TicketHead[];
beforeAll(async () => {
  truth = new Map(month.tickets.map((ticket) => [ticket.history.ticket, byAudits(ticket)]));
  heads = await deskAnswers(month, { now }).heads();
});

interface Run extends Pick<DeskAnswers, "asked" | "histories"> {
  readonly read: readonly ReadHistory[];
}

async function readAll(options: Partial<DeskOptions & { of: DeskData }> = {}): Promise<Run> {
  const { of = month, ...rest } = options;
  const desk = deskAnswers(of, { now, ...rest });
  const listed = of === month ? heads : await desk.heads();
  return { ...desk, read: await collect(desk.histories(listed)) };
}

async function collect<T>(all: AsyncIterable<T>): Promise<readonly T[]> {
  const read: T[] = [];
  for await (const one of all) read.push(one);
  return read;
}

const isStream = ({ pathname }: URL) => pathname.includes("/incremental/");
const isAudits = ({ pathname }: URL) => pathname.includes("/audits");
const pagesIn = ({ asked }: Pick<Run, "asked">) => asked.filter(isStream).length;
const singleIn = ({ asked }: Pick<Run, "asked">) =>
  asked.filter(isAudits).map(({ pathname }) => /\d+(?=\/audits)/.exec(pathname)?.[0] ?? "");

/** Each ticket was answered once, with what its audits say. */
function expectTruth({ read }: Run, listed = heads): void {
  expect(read.map(({ ticket }) => ticket).sort()).toEqual(
    listed.map(({ ticket }) => ticket).sort(),
  );
  for (const one of read) expect(one).toEqual(truth.get(one.ticket));
}

describe("an admin's many tickets", () => {
  test("come from the stream, in few requests, each with what its audits say", async () => {
    const run = await readAll();
    expectTruth(run);
    expect(pagesIn(run)).toBe(3);
    expect(run.asked.length).toBeLessThan(heads.length / 3);
  });

  test("come by themselves first, in the order asked, twenty of them", async () => {
    const run = await readAll();
    const first = heads.slice(0, 20).map(({ ticket }) => ticket);
    expect(singleIn(run).slice(0, 3)).toEqual(first.slice(0, 3));
    expect(singleIn(run)).toEqual(expect.arrayContaining(first));
    const read = new Set(run.read.slice(0, 40).map(({ ticket }) => ticket));
    expect(first.filter((ticket) => read.has(ticket))).toEqual(first);
  });

  test("are told as the stream goes, not at its end", async () => {
    const { asked, histories } = deskAnswers(month, { now });
    const after: number[] = [];
    for await (const _ of histories(heads)) after.push(asked.filter(isStream).length);
    const pages = asked.filter(isStream).length;
    // Those that were closed early in the month need not wait for the end of it.
    expect(after.filter((count) => count < pages).length).toBeGreaterThan(30);
  });

  test("that are asked for twice are answered once", async () => {
    const desk = deskAnswers(month, { now });
    const read = await collect(desk.histories([...heads.slice(0, 30), ...heads]));
    expectTruth({ ...desk, read });
  });

  test("of whose lists nothing is known come by themselves", async () => {
    const { asked, host } = deskAnswers(month, { now });
    const { signal } = new AbortController();
    const tickets = heads.map(({ ticket }) => ticket);
    const read = await collect(host.histories(tickets, { signal }));
    expect(read.map(({ ticket }) => ticket)).toEqual(tickets);
    expect(asked.some(isStream)).toBe(false);
  });

  test("come by themselves where there are several schedules, of which the stream says nothing", async () => {
    const of = madeUpMonth({ tickets: 200, seed: 7, now });
    expect(pagesIn(await readAll({ of }))).toBe(0);
  });

  test("come from the stream where the account's plan knows no schedules", async () => {
    const run = await readAll({
      change: (answer, { pathname }) =>
        pathname.includes("schedules") ? { ...answer, status: 404, text: "{}" } : answer,
    });
    expectTruth(run);
    expect(pagesIn(run)).toBe(3);
  });

  test("come from it the next time, where only for a moment nobody could tell of schedules", async () => {
    let hasFailed = false;
    const desk = deskAnswers(month, {
      now,
      change(answer, { pathname }) {
        if (hasFailed || !pathname.includes("schedules")) return answer;
        hasFailed = true;
        return { ...answer, status: 422, text: "{}" };
      },
    });
    await collect(desk.histories(heads));
    expect(pagesIn(desk)).toBe(0);
    expectTruth({ ...desk, read: await collect(desk.histories(heads)) });
    expect(pagesIn(desk)).toBe(3);
  });

  test("that changed in the last minute come by themselves, the stream withholds that", async () => {
    const [latest] = heads;
    if (!latest) return;
    const listed = [...heads.slice(1), latest];
    const desk = deskAnswers(month, { now: shift(latest.updatedAt, 30) });
    const read = await collect(desk.histories(listed));
    expectTruth({ ...desk, read });
    expect(singleIn(desk)).toContain(latest.ticket);
  });
});

test("an agent's tickets come by themselves, in the order asked", async () => {
  const run = await readAll({ role: "agent" });
  expect(run.asked.filter((url) => !isAudits(url)).map(({ pathname }) => pathname)).toEqual([
    "/api/v2/custom_statuses.json",
  ]);
  expect(run.read.map(({ ticket }) => ticket)).toEqual(heads.map(({ ticket }) => ticket));
  expectTruth(run);
});

/** Another answer to what is asked of the stream. */
function onStream(change: (page: StreamPage, answer: Answer, url: URL) => unknown) {
  return (answer: Answer, url: URL): Answer => {
    if (!isStream(url)) return answer;
    const changed = change(JSON.parse(answer.text ?? ""), answer, url);
    return { ...answer, text: typeof changed === "string" ? changed : JSON.stringify(changed) };
  };
}

interface StreamPage {
  readonly ticket_events: readonly StreamEvent[];
  readonly end_time: number;
  readonly end_of_stream: boolean;
}

interface StreamEvent {
  readonly ticket_id: number;
  readonly child_events: readonly Child[];
}

type Child = Readonly<Record<string, unknown>>;

const inEvents = (change: (event: StreamEvent) => StreamEvent | null) =>
  onStream((page) => ({
    ...page,
    ticket_events: page.ticket_events.flatMap((event) => change(event) ?? []),
  }));

const inChildren = (change: (child: Child) => Child | null) =>
  inEvents((event) => ({
    ...event,
    child_events: event.child_events.flatMap((child): readonly Child[] => {
      const changed = change(child);
      return changed ? [changed] : [];
    }),
  }));

describe("a stream that cannot be read is nobody's trouble", () => {
  const refusal = (status: number) => (answer: Answer, url: URL) =>
    isStream(url) ? { ...answer, status, text: "{}" } : answer;

  test("refused: it is not asked for again", async () => {
    const run = await readAll({ change: refusal(403) });
    expectTruth(run);
    await collect(run.histories(heads));
    expect(pagesIn(run)).toBe(1);
  });

  test.each([
    ["a bad request", refusal(400)],
    ["no JSON", onStream(() => "<h1>Sorry</h1>")],
    ["no events", onStream(() => ({}))],
    ["an event without a ticket", inEvents((event) => ({ ...event, ticket_id: Number.NaN }))],
    ["no end", onStream((page) => ({ ...page, end_time: null }))],
    [
      "the same page for ever",
      onStream((page, _, { searchParams }) => ({
        ...page,
        end_time: Number(searchParams.get("start_time")),
        end_of_stream: false,
      })),
    ],
    ["an end before its beginning", onStream((page) => ({ ...page, end_time: 0 }))],
  ])("%s", async (_, change) => {
    const run = await readAll({ change });
    expectTruth(run);
    expect(pagesIn(run)).toBe(1);
  });

  test("pages that hardly go on are given up", async () => {
    const change = onStream((page, _, { searchParams }) => ({
      ticket_events: page.ticket_events.slice(0, 3),
      end_time: Number(searchParams.get("start_time")) + 60,
      end_of_stream: false,
    }));
    const run = await readAll({ change });
    expectTruth(run);
    expect(pagesIn(run)).toBeLessThan(3);
  });

  test("a last page over and over is given up as well", async () => {
    const change = onStream((page, _, { searchParams }) =>
      page.end_of_stream
        ? { ...page, end_of_stream: false, end_time: Number(searchParams.get("start_time")) }
        : page,
    );
    const run = await readAll({ change });
    expectTruth(run);
    expect(pagesIn(run)).toBe(3);
  });

  test("nor is it when the connection is lost in the middle", async () => {
    let count = 0;
    const change = (answer: Answer, url: URL): Answer =>
      isStream(url) && ++count > 2 ? { ...answer, status: 422, text: "{}" } : answer;
    expectTruth(await readAll({ change }));
  });
});

describe("where the stream tells less than audits", () => {
  const some = heads_(3);
  function heads_(every: number) {
    return ({ ticket_id }: StreamEvent) => ticket_id % every === 0;
  }

  test.each([
    [
      "a save is missing at the end",
      onStream((page) => ({
        ...page,
        ticket_events: page.ticket_events.filter((event) => {
          const head = heads.find(({ ticket }) => ticket === `${event.ticket_id}`);
          return !some(event) || Object(event).timestamp !== head?.updatedAt;
        }),
      })),
    ],
    [
      "creations are missing",
      inEvents((event) =>
        some(event) && event.child_events.some(({ event_type }) => event_type === "Create")
          ? null
          : event,
      ),
    ],
    [
      "something is told in an unknown form",
      inEvents((event) =>
        some(event)
          ? { ...event, child_events: [...event.child_events, { id: 1, event_type: "Hologram" }] }
          : event,
      ),
    ],
    [
      "nothing is told of a save",
      inEvents((event) => (some(event) ? { ...event, child_events: [] } : event)),
    ],
  ])("those tickets come by themselves, and they alone: %s", async (_, change) => {
    const run = await readAll({ change });
    expectTruth(run);
    expect(singleIn(run).length).toBeLessThan(0.75 * heads.length);
  });

  test("all of them do where comments are only mentioned", async () => {
    const change = inChildren(({ author_id, public: isPublic, ...child }) =>
      child["event_type"] === "Comment" ? child : { ...child, author_id, public: isPublic },
    );
    expectTruth(await readAll({ change }));
  });

  /** Tickets that nobody would have compared, and that the stream tells in its last page. */
  async function unsuspected(): Promise<ReadonlySet<string>> {
    const single = new Set(singleIn(await readAll()));
    return new Set(
      heads.slice(20, 100).flatMap(({ ticket }) => (single.has(ticket) ? [] : [ticket])),
    );
  }

  test("a ticket that does not stand as its list says comes by itself", async () => {
    const some = await unsuspected();
    const change = inEvents((event) => ({
      ...event,
      child_events: event.child_events.filter(
        (child) => !("group_id" in child && some.has(`${event.ticket_id}`)),
      ),
    }));
    expectTruth(await readAll({ change }));
  });

  test("what it keeps back of some tickets is noticed before others are told, and remembered", async () => {
    const change = inEvents((event) =>
      some(event)
        ? { ...event, child_events: event.child_events.filter((child) => !("tags" in child)) }
        : event,
    );
    const run = await readAll({ change });
    expectTruth(run);
    const before = singleIn(run).length;
    await collect(run.histories(heads));
    expect(singleIn(run).length - before).toBe(heads.length);
  });

  test.each([
    ["comments are all private", inChildren((c) => ("public" in c ? { ...c, public: false } : c))],
    ["priorities are left out", inChildren((c) => ("priority" in c ? null : c))],
    ["tags are left out", inChildren((c) => ("tags" in c ? null : c))],
    ["ratings are left out", inChildren((c) => ("satisfaction_score" in c ? null : c))],
    [
      "reopenings are left out",
      inChildren((c) => (c["status"] === "open" && c["previous_value"] === "solved" ? null : c)),
    ],
    [
      "solved is open",
      inChildren((c) => (c["status"] === "solved" ? { ...c, status: "open" } : c)),
    ],
    ["rules have no numbers", inChildren((c) => ({ ...c, via_reference_id: null }))],
    ["titles say nothing", inChildren((c) => ("body" in c ? c : { ...c, via: "Somehow" }))],
    ["everybody is somebody else", inEvents((event) => ({ ...event, updater_id: 20_001 }))],
  ])("what is always told otherwise is never believed: %s", async (_, change) => {
    const run = await readAll({ change });
    for (const one of run.read) expect(one).toEqual(truth.get(one.ticket));
    expect(run.read.length).toBe(heads.length);
  });
});

describe("the stream is read only where that is cheaper", () => {
  test("not for a few tickets", async () => {
    const desk = deskAnswers(month, { now });
    await collect(desk.histories(heads.slice(0, 40)));
    expect(pagesIn(desk)).toBe(0);
  });

  test("not from the time of a few very old ones: these come by themselves", async () => {
    const old = heads.slice(100, 103).map((head) => ({
      ...head,
      createdAt: shift(now, -3 * 365 * 86_400),
    }));
    const listed = heads.map((head) => old.find(({ ticket }) => ticket === head.ticket) ?? head);
    const desk = deskAnswers(month, { now });
    const read = await collect(desk.histories(listed));
    expectTruth({ ...desk, read });
    expect(singleIn(desk)).toEqual(expect.arrayContaining(old.map(({ ticket }) => ticket)));
    const start = Number(desk.asked.find(isStream)?.searchParams.get("start_time"));
    expect(start).toBeGreaterThan(now - 40 * 86_400);
  });

  test("and no longer than it is: an account with much else to tell is left", async () => {
    // Each page goes on by an hour.
    const change = onStream((page, _, { searchParams }) => {
      const end = Number(searchParams.get("start_time")) + 3600;
      const ticket_events = page.ticket_events.filter((event) => Object(event).timestamp <= end);
      return { ticket_events, end_time: end, end_of_stream: false };
    });
    const run = await readAll({ change });
    expectTruth(run);
    expect(pagesIn(run)).toBe(1);
  });
});

describe("an abort", () => {
  test("ends it with its reason, and nothing more is asked", async () => {
    const abort = new AbortController();
    const reason = new Error("enough");
    const desk = deskAnswers(month, { now });
    let came = 0;
    const reading = (async () => {
      for await (const _ of desk.histories(heads, abort.signal))
        if (++came === 60) abort.abort(reason);
    })();
    await expect(reading).rejects.toBe(reason);
    const asked = desk.asked.length;
    await new Promise((resolve) => setImmediate(resolve));
    expect(desk.asked.length).toBe(asked);
  });

  test("before it begins, too", async () => {
    const reason = new Error("enough");
    const desk = deskAnswers(month, { now });
    await expect(collect(desk.histories(heads, AbortSignal.abort(reason)))).rejects.toBe(reason);
  });

  test("whoever takes no more ends it as well", async () => {
    const desk = deskAnswers(month, { now });
    for await (const _ of desk.histories(heads)) break;
    const asked = desk.asked.length;
    await new Promise((resolve) => setImmediate(resolve));
    expect(desk.asked.length).toBeLessThanOrEqual(asked + 3);
    expect(desk.asked.some(isStream) || asked < 20).toBe(true);
  });
});

/** One thing that goes wrong with a page of the stream. */
const faults = fc.constantFrom<(page: StreamPage, by: number) => unknown>(
  (page) => page,
  (page, by) => ({ ...page, ticket_events: page.ticket_events.slice(by) }),
  (page) => ({ ...page, ticket_events: [...page.ticket_events, ...page.ticket_events] }),
  (page) => ({ ...page, ticket_events: page.ticket_events.toReversed() }),
  (page, by) => ({ ...page, end_time: page.end_time - by * 1000 }),
  (page) => ({ ...page, end_of_stream: true }),
  (page, by) => JSON.stringify(page).slice(0, by * 500),
  (page, by) => ({
    ...page,
    ticket_events: page.ticket_events.filter((_, index) => index % (by + 7)),
  }),
);

test("whatever happens to its pages, every ticket is answered once, and stream requests end", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(faults, fc.nat(300)), { maxLength: 8 }), async (all) => {
      const left = [...all];
      const change = onStream((page) => {
        const [fault, by] = left.shift() ?? [(same: StreamPage) => same, 0];
        return fault(page, by);
      });
      const { asked, read } = await readAll({ change });
      expect(read.map(({ ticket }) => ticket).sort()).toEqual(
        heads.map(({ ticket }) => ticket).sort(),
      );
      expect(asked.filter(isStream).length).toBeLessThan(20);
    }),
    { numRuns: 10 },
  );
});
