import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { madeUpMonth } from "../../src/desk/month/made-up-month.ts";
import { measure } from "../../src/metrics/all.ts";
import { stateInBacklog } from "../../src/report/backlog.ts";
import { Book } from "../../src/report/book.ts";
import { Ledger } from "../../src/report/ledger.ts";
import { createPack } from "../../src/report/pack.ts";
import { done, flags } from "../../src/report/packed.ts";
import { tellStory } from "../../src/story/tell-story.ts";
import { shift } from "../../src/time/instant.ts";
import { measured, measuringBy, minutes, options } from "../telling.ts";
import { at, ticketId } from "../timeline.ts";

const everything = { range: null, agents: null, clock: "calendar" } as const;

/** The first responses of each agent that a ledger shows, by the latest place of each ticket. */
function responses(book: Book): ReadonlyMap<string, number | null | undefined> {
  const shown = Uint8Array.from(book.ids, (id, place) => Number(book.places.get(id) === place));
  const { agents } = new Ledger(book).report(everything, shown);
  return new Map(
    [...agents].map(([agent, row]) => [agent, row.first_response.summary?.median] as const),
  );
}

describe("a book", () => {
  test("keeps the newer of what is told of a ticket, also where it came first", () => {
    const book = new Book();
    const pack = createPack();
    const asked = "09:00 customer opens";
    const answered = `${asked}\n09:30 ben replies`;
    for (const life of [answered, asked]) book.add(pack([measured(life, "T1")]));
    expect(responses(book)).toEqual(new Map([["ben", minutes(30)]]));
    book.add(pack([measured(`${answered}\n09:40 ana solves`, "T1")]));
    expect(book.places.get(ticketId("T1"))).toBe(2);
    expect(book.places.size).toBe(1);
  });

  test("keeps who did what apart, whoever was named first in each part", () => {
    const book = new Book();
    const pack = createPack();
    book.add(pack([measured("09:00 customer opens\n09:10 ana replies", "T1")]));
    book.add(
      pack([
        measured("09:00 customer opens\n09:30 ben replies", "T2"),
        measured("09:00 customer opens\n09:20 ana replies", "T3"),
      ]),
    );
    expect(responses(book)).toEqual(
      new Map([
        ["ana", minutes(15)],
        ["ben", minutes(30)],
      ]),
    );
  });

  test("counts a ticket that was read again once, as it was read last", () => {
    const book = new Book();
    const pack = createPack();
    book.add(
      pack([measured("09:00 customer opens", "T1"), measured("09:00 customer opens", "T2")]),
    );
    book.add(pack([measured("09:00 customer opens\n09:40 ana replies", "T1")]));
    expect(book.places.size).toBe(2);
    expect(responses(book)).toEqual(new Map([["ana", minutes(40)]]));
  });

  test("does not mind what comes later than it was packed", () => {
    const book = new Book();
    const pack = createPack();
    const first = pack([measured("09:00 customer opens\n09:10 ana replies", "T1")]);
    book.add(pack([measured("09:00 customer opens\n09:30 ben replies", "T2")]));
    book.add(first);
    expect(responses(book)).toEqual(
      new Map([
        ["ana", minutes(10)],
        ["ben", minutes(30)],
      ]),
    );
  });

  test("a ledger of it stays as it was when more comes in", () => {
    const book = new Book();
    const pack = createPack();
    book.add(pack([measured("09:00 customer opens\n09:10 ana replies", "T1")]));
    const before = new Ledger(book);
    const { team } = before.report(everything, Uint8Array.of(1));
    book.add(pack([measured("09:00 customer opens\n09:50 ben notes", "T2")]));
    expect(team.first_response.summary?.median).toBe(minutes(10));
    expect(team.touches.kinds).toEqual(new Map([["public", 1]]));
    expect(before.tickets.firstAt).toHaveLength(1);
  });
});

test.each([
  ["deleted", "09:00 customer opens\n10:00 ana deletes"],
  ["spam", "09:00 customer opens\n10:00 ana calls it spam"],
  ["answered", "09:00 customer opens\n10:00 ana replies"],
  ["solved", "09:00 customer opens\n10:00 ana solves"],
] as const)("a %s ticket is known as one", (flag, life) => {
  const book = new Book();
  const pack = createPack();
  book.add(pack([measured("09:00 customer opens", "T1"), measured(life, "T2")]));
  const ledger = new Ledger(book);
  expect([0, 1].map((place) => ledger.is(flags[flag], place))).toEqual([false, true]);
  expect([0, 1].map((place) => ledger.is(flags.begins, place))).toEqual([true, true]);
});

test("who held a ticket at any time is what its story says of the backlog", () => {
  const end = at("Mon+30 00:00");
  const month = madeUpMonth({ tickets: 80, seed: 5, now: end });
  const by = measuringBy({ now: "Mon+30 00:00" });
  const tickets = month.tickets.flatMap(({ history }) => {
    const story = tellStory(history, { directory: month.directory, options: options() });
    return story ? measure(story, by) : [];
  });
  const book = new Book();
  const pack = createPack();
  book.add(pack(tickets.slice(0, 30)));
  book.add(pack(tickets.slice(30)));
  const ledger = new Ledger(book);
  const changes = tickets.flatMap(({ story }) => story.states.map(({ from }) => from));
  const anyTime = fc.integer({ min: -1, max: 31 * 86_400 }).map((ago) => shift(end, -ago));
  fc.assert(
    fc.property(fc.oneof(anyTime, fc.constantFrom(...changes)), (when) => {
      const held = ledger.holdersAt(when);
      for (const { story } of tickets) {
        const holder = held[book.places.get(story.ticket) ?? -1] ?? done;
        const found = holder === done ? null : { assignee: book.people[holder] ?? null };
        const state = stateInBacklog(story, when);
        expect(found).toEqual(state && { assignee: state.assignee });
      }
    }),
    { numRuns: 60 },
  );
});
