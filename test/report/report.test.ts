import { describe, expect, test } from "vitest";
import type { Range } from "../../src/definitions/options.ts";
import { type MeasuredTicket, measure } from "../../src/metrics/all.ts";
import type { Figure } from "../../src/report/figure.ts";
import {
  Folding,
  isWithin,
  type Report,
  report,
  rowOf,
  type Selection,
  samplesBehind,
} from "../../src/report/report.ts";
import { tellStory } from "../../src/story/tell-story.ts";
import { hours, measuringBy, minutes, officeHours, options, type Terms } from "../telling.ts";
import { at, directory, personId, timeline } from "../timeline.ts";

/** Tickets told one after the other, named T1, T2 and so on. */
function ticketsOf(lives: readonly string[], terms: Terms = {}): readonly MeasuredTicket[] {
  return lives.map((life, index) => {
    const telling = { directory, options: options(terms.options) };
    const story = tellStory(timeline(life, `T${index + 1}`), telling);
    if (!story) throw new Error("there is nothing to report");
    return measure(story, measuringBy(terms));
  });
}

const everything: Selection = { range: null, agents: null, clock: "calendar" };

function range(from: string, to: string, dateBy: Range["dateBy"] = "event"): Selection {
  return { ...everything, range: { from: at(from), to: at(to), dateBy } };
}

const ana = (it: Report) => rowOf(it, personId("ana"));
const ben = (it: Report) => rowOf(it, personId("ben"));
const share = ({ share }: Figure) => share && [share.part, share.whole, share.rate];

const answeredBy = (who: string, when: string) => `09:00 customer opens\n${when} ${who} replies`;

describe("a duration", () => {
  const tickets = ticketsOf([
    answeredBy("ana", "09:10"),
    answeredBy("ana", "09:30"),
    answeredBy("ben", "11:00"),
    answeredBy("robot", "11:00"),
  ]);

  test("is summed up over each agent's own values", () => {
    const it = report(tickets, everything);
    expect(ana(it).first_response).toMatchObject({
      n: 2,
      total: 2,
      share: null,
      summary: { count: 2, median: minutes(20), mean: minutes(20) },
    });
    expect(ben(it).first_response).toMatchObject({ n: 1, summary: { median: hours(2) } });
  });

  test("is pooled for the team, never averaged over agents", () => {
    const { team } = report(tickets, everything);
    expect(team.first_response).toMatchObject({
      n: 3,
      summary: { median: minutes(30), mean: minutes((10 + 30 + 120) / 3) },
    });
  });

  test("is null for who has none, not zero", () => {
    const row = rowOf(report(tickets, everything), personId("chen"));
    expect(row.first_response).toMatchObject({
      n: 0,
      total: 0,
      summary: { count: 0, median: null },
    });
    expect(share(row.csat)).toEqual([0, 0, null]);
    expect(share(row.reopens)).toEqual([0, 0, null]);
    expect(share(row.escalations)).toEqual([0, 0, null]);
  });

  test("goes by the clock that was chosen", () => {
    const overNight = ticketsOf(["16:00 customer opens\nTue 10:00 ana replies"], {
      hours: officeHours,
    });
    const median = (selection: Selection) =>
      ana(report(overNight, selection)).first_response.summary?.median;
    expect(median(everything)).toBe(hours(18));
    expect(median({ ...everything, clock: "working" })).toBe(hours(2));
  });

  test("has no value on a clock that does not exist", () => {
    const it = report(tickets, { ...everything, clock: "working" });
    expect(ana(it).first_response).toMatchObject({ n: 0, summary: { count: 0, median: null } });
  });

  test("counts for the team only, if it is nobody's", () => {
    const it = report(ticketsOf(["09:00 customer opens\n10:00 robot solves"]), everything);
    expect([...it.agents.keys()]).toEqual([]);
    expect(it.team.resolution).toMatchObject({ n: 1, summary: { median: hours(1) } });
  });
});

describe("a count", () => {
  const tickets = ticketsOf([
    "09:00 customer opens\n09:10 ana notes\n09:20 ana replies\n09:30 ben solves",
    "09:00 customer opens\n09:10 ana tags vip",
    "09:00 customer opens",
  ]);

  test("has a total, a number for each kind, and for n the distinct tickets", () => {
    const { kinds, n, summary, total } = ana(report(tickets, everything)).touches;
    expect([n, total]).toEqual([2, 3]);
    expect(new Map(kinds)).toEqual(
      new Map([
        ["private", 1],
        ["public", 1],
        ["field", 1],
      ]),
    );
    expect(summary).toMatchObject({ count: 2, median: 1.5 });
  });

  test("counts a ticket once for the team, whoever touched it", () => {
    expect(report(tickets, everything).team.touches).toMatchObject({ n: 2, total: 4 });
  });

  test("keeps what was done on a merged-away ticket", () => {
    const it = report(ticketsOf(["09:00 customer opens\n10:00 ana merges away"]), everything);
    expect(ana(it).touches).toMatchObject({ n: 1, total: 1 });
    expect(it.team.touches.total).toBe(1);
  });
});

describe("a share", () => {
  test("is what went this way out of all that is known", () => {
    const it = report(
      ticketsOf([
        "08:00 customer opens\n09:00 ana solves\n10:00 customer rates good",
        "08:00 customer opens\n09:00 ana solves\n10:00 customer rates bad",
        "08:00 customer opens\n09:00 ana solves",
        "08:00 customer opens, assigns to ben\n09:00 customer rates bad",
      ]),
      everything,
    );
    expect(share(ana(it).csat)).toEqual([1, 2, 0.5]);
    expect(share(ben(it).csat)).toEqual([0, 1, 0]);
    expect(share(it.team.csat)).toEqual([1, 3, 1 / 3]);
    expect(ana(it).csat).toMatchObject({ n: 2, summary: null });
  });

  test("of reopens is out of the own solves", () => {
    const it = report(
      ticketsOf([
        "08:00 customer opens\n09:00 ana solves\n10:00 customer reopens\n11:00 ben solves",
        "08:00 customer opens\n09:00 ana solves",
      ]),
      everything,
    );
    expect(share(ana(it).reopens)).toEqual([1, 2, 0.5]);
    expect(share(ben(it).reopens)).toEqual([0, 1, 0]);
    expect(share(it.team.reopens)).toEqual([1, 3, 1 / 3]);
    expect(ana(it).reopens.kinds.get("customer")).toBe(1);
  });

  test("of escalations is out of distinct tickets", () => {
    const it = report(
      ticketsOf([
        `
          08:00 customer opens, moves to front
          09:00 ana moves to experts
          10:00 chen moves to front
          11:00 ana moves to experts
        `,
        "08:00 customer opens, moves to front\n09:00 ana notes\n10:00 trigger moves to experts",
        "08:00 customer opens\n09:00 ana notes",
        "08:00 customer opens",
      ]),
      everything,
    );
    expect(ana(it).escalations.total).toBe(2);
    expect(share(ana(it).escalations)).toEqual([1, 3, 1 / 3]);
    // Raised by a rule counts for the team too, out of all its tickets.
    expect(it.team.escalations.total).toBe(3);
    expect(share(it.team.escalations)).toEqual([2, 4, 0.5]);
  });

  test("of escalations leaves merged-away tickets to their agents", () => {
    const it = report(
      ticketsOf([
        "08:00 customer opens, moves to front\n09:00 ana moves to experts\n10:00 ben merges away",
        "08:00 customer opens\n09:00 ana notes",
      ]),
      everything,
    );
    expect(share(ana(it).escalations)).toEqual([1, 2, 0.5]);
    expect(share(it.team.escalations)).toEqual([0, 1, 0]);
  });

  test("of the service level counts what is undetermined apart", () => {
    const it = report(
      ticketsOf(
        [
          answeredBy("ana", "09:30"),
          answeredBy("ana", "11:00"),
          "09:00 customer opens",
          "11:30 customer opens",
        ],
        { now: "12:00", serviceLevel: { target: hours(1), clock: "calendar" } },
      ),
      everything,
    );
    expect(share(it.team.service_level)).toEqual([1, 3, 1 / 3]);
    expect(it.team.service_level.kinds.get("undetermined")).toBe(1);
    expect(share(ana(it).service_level)).toEqual([1, 2, 0.5]);
  });
});

describe("a range", () => {
  const tickets = ticketsOf([
    `
      09:00 customer opens, moves to front
      Tue 09:00 ana replies, solves
      Wed 09:00 customer writes, reopens
      Thu 09:00 ana replies, moves to experts, solves
      Fri 09:00 customer rates good
    `,
  ]);

  /** What is counted of Ana's doings. */
  function counted(selection: Selection): string {
    const row = ana(report(tickets, selection));
    const names = Object.entries(row).filter(([, { total }]) => total > 0);
    return names.map(([name, { total }]) => `${name} ${total}`).join(", ");
  }

  test("takes each sample by its own event", () => {
    expect(counted(range("Mon 00:00", "Tue 00:00"))).toBe("");
    expect(counted(range("Tue 00:00", "Wed 00:00"))).toBe(
      "first_response 1, reopens 1, touches 1, reply_time 1, first_contact_resolution 1",
    );
    expect(counted(range("Wed 00:00", "Thu 00:00"))).toBe("reopens 1");
    expect(counted(range("Thu 00:00", "Fri 00:00"))).toBe(
      "resolution 1, reopens 1, touches 1, escalations 1, reply_time 1, one_touch 1",
    );
    expect(counted(range("Fri 00:00", "Sat 00:00"))).toBe("csat 1");
  });

  test("takes everything by the creation, on demand", () => {
    const all = counted(everything);
    expect(counted(range("Mon 00:00", "Tue 00:00", "created"))).toBe(all);
    expect(counted(range("Tue 00:00", "Sat 00:00", "created"))).toBe("");
  });

  test("begins with its first second and ends before its last", () => {
    expect(counted(range("Fri 09:00", "Fri 09:01"))).toBe("csat 1");
    expect(counted(range("Fri 08:00", "Fri 09:00"))).toBe("");
    expect(isWithin(at("09:00"), { from: at("09:00"), to: at("10:00"), dateBy: "event" })).toBe(
      true,
    );
    expect(isWithin(at("10:00"), { from: at("09:00"), to: at("10:00"), dateBy: "event" })).toBe(
      false,
    );
    expect(isWithin(at("10:00"), null)).toBe(true);
  });

  test("shows a reopen without the solve that it undid", () => {
    const { reopens } = ana(report(tickets, range("Wed 00:00", "Thu 00:00")));
    expect(share(reopens)).toEqual([1, 0, null]);
  });

  test("takes a ticket without its creation by its first update", () => {
    const [ticket] = ticketsOf(["09:00 customer writes\nTue 09:00 ana replies"]);
    const found = (selection: Selection) => ana(report(ticket ? [ticket] : [], selection)).touches;
    expect(found(range("Mon 00:00", "Tue 00:00", "created")).total).toBe(1);
    expect(found(range("Tue 00:00", "Wed 00:00", "created")).total).toBe(0);
  });
});

describe("tickets without a first response", () => {
  const tickets = ticketsOf([
    answeredBy("ana", "09:10"),
    "09:00 customer opens",
    "09:00 customer opens\n09:10 ana solves",
    "09:00 ana opens for customer",
    "09:00 customer writes\n09:10 ana replies",
    "09:00 customer opens\n09:10 ana deletes",
    "Tue 09:00 customer opens",
  ]);

  test("are all that have none and are not excluded, whatever the reason", () => {
    expect(report(tickets, everything).unanswered).toEqual(["T2", "T3", "T4", "T5", "T7"]);
  });

  test.each(["event", "created"] as const)("go by their creation, by %s", (dateBy) => {
    expect(report(tickets, range("Tue 00:00", "Wed 00:00", dateBy)).unanswered).toEqual(["T7"]);
    expect(report(tickets, range("Mon 00:00", "Tue 00:00", dateBy)).unanswered).toHaveLength(4);
  });
});

describe("a selection of agents", () => {
  const tickets = ticketsOf([answeredBy("ana", "09:10"), answeredBy("ben", "11:00")]);
  const onlyBen = { ...everything, agents: new Set([personId("ben")]) };

  test("leaves the others out, and the team pools what is left", () => {
    const it = report(tickets, onlyBen);
    expect([...it.agents.keys()]).toEqual(["ben"]);
    expect(it.team.first_response).toMatchObject({ n: 1, summary: { median: hours(2) } });
  });

  test("leaves out what is nobody's", () => {
    const solved = ticketsOf(["09:00 customer opens\n10:00 robot solves"]);
    expect(report(solved, onlyBen).team.resolution.n).toBe(0);
  });
});

describe("the samples behind a figure", () => {
  const tickets = ticketsOf([
    answeredBy("ana", "09:10"),
    answeredBy("ben", "11:00"),
    answeredBy("ana", "12:00"),
  ]);

  test("are those that it was made from", () => {
    const agents = new Set([personId("ana")]);
    const selection = { ...range("09:00", "12:00"), agents };
    const samples = samplesBehind(tickets, { metric: "first_response", selection });
    expect(samples.map(({ evidence, ticket, value }) => [ticket, value, evidence.join()])).toEqual([
      ["T1", minutes(10), "09:00 customer,09:10 ana"],
    ]);
    const all = samplesBehind(tickets, { metric: "first_response", selection: everything });
    expect(all.map(({ ticket }) => ticket)).toEqual(["T1", "T2", "T3"]);
  });
});

test("tickets may be folded in one by one", () => {
  const tickets = ticketsOf([answeredBy("ana", "09:10"), answeredBy("ben", "11:00")]);
  const folding = new Folding(everything);
  for (const ticket of tickets) folding.add(ticket);
  expect(folding.report()).toEqual(report(tickets, everything));
});

test("a report of nothing is all nulls", () => {
  const it = report([], everything);
  expect(it.agents.size).toBe(0);
  expect(it.unanswered).toEqual([]);
  expect(it.team.first_response.summary?.mean).toBeNull();
  expect(share(it.team.escalations)).toEqual([0, 0, null]);
});
