import { describe, expect, test } from "vitest";
import { waits } from "../../src/metrics/waits.ts";
import { hours, measuringBy, minutes, schedulesOf, type Terms, tell } from "../telling.ts";

function waitsOf(text: string, terms: Terms = {}) {
  return waits(tell(text, terms.options), measuringBy(terms));
}

const all = `
  09:00 customer opens
  09:30 ana sets open
  10:30 ana sets pending
  12:30 customer sets open
  13:00 ana sets hold
  14:00 ana solves
`;

describe("waits", () => {
  test("add up the time in each status", () => {
    expect(waitsOf(all).calendar).toEqual({
      requester: hours(3),
      agent: hours(2),
      on_hold: hours(1),
      work: hours(2),
    });
  });

  test("of requester and agent are the whole resolution when never reopened", () => {
    const { agent, requester } = waitsOf(all).calendar;
    expect(requester + agent).toBe(hours(5));
  });

  test("leave out the time spent solved", () => {
    expect(waitsOf(`${all}\n20:00 customer reopens\n21:00 ana solves`).calendar).toMatchObject({
      requester: hours(4),
      work: hours(3),
    });
  });

  test("run on to the present, unless the options say otherwise", () => {
    const text = "09:00 customer opens\n10:00 ana sets pending";
    expect(waitsOf(text, { now: "10:30" }).calendar).toMatchObject({
      requester: hours(1),
      agent: minutes(30),
    });
    const ended = { now: "10:30", options: { wait: { includeOpen: false } } };
    expect(waitsOf(text, ended).calendar).toMatchObject({ requester: hours(1), agent: 0 });
  });

  test("run on through changes of other fields", () => {
    const ended = { now: "12:00", options: { wait: { includeOpen: false } } };
    const text =
      "09:00 customer opens\n10:00 ana takes, sets urgent\n11:00 ana deletes\n11:10 ana restores";
    expect(waitsOf(text, ended).calendar.work).toBe(0);
    expect(waitsOf(text, { now: "12:00" }).calendar.work).toBe(hours(3));
  });

  test("never run backwards: a clock that is behind stands at the last update", () => {
    const text = "09:00 customer opens\n10:00 ana sets pending\n10:10 ana notes";
    expect(waitsOf(text, { now: "08:00" }).calendar).toMatchObject({
      requester: hours(1),
      agent: minutes(10),
    });
  });

  test("begin with the first status", () => {
    expect(waitsOf("09:00 ana notes\n10:00 ana sets open\n10:15 ana solves").calendar).toEqual({
      requester: minutes(15),
      agent: 0,
      on_hold: 0,
      work: minutes(15),
    });
    expect(waitsOf("09:00 ana notes").calendar.work).toBe(0);
  });
});

describe("waits in working time", () => {
  const schedules = schedulesOf({
    day: ["mon tue wed thu fri", "09:00", "17:00"],
    half: ["mon tue wed thu fri", "09:00", "13:00"],
  });

  test("need a schedule", () => {
    expect(waitsOf(all).business).toBeNull();
  });

  test("count every status by the schedule", () => {
    const text = "16:00 customer opens\n20:00 ana sets pending\nTue 10:00 ana solves";
    expect(waitsOf(text, { hours: schedules }).business).toEqual({
      requester: hours(1),
      agent: hours(1),
      on_hold: 0,
      work: hours(1),
    });
    expect(
      waitsOf("Sat 10:00 customer opens\n11:00 ana solves", { hours: schedules }).business,
    ).toMatchObject({ requester: 0 });
  });

  const changed = `
    09:00 customer opens
    11:00 trigger goes by half
    15:00 ana sets pending
    Tue 17:00 ana solves
  `;

  test("take each schedule for its own time", () => {
    expect(waitsOf(changed, { hours: schedules }).business).toMatchObject({
      requester: hours(4),
      agent: hours(4),
    });
  });

  test("take for each status the schedule in force at its end, on demand", () => {
    const terms = { hours: schedules, options: { scheduleMode: "last_at_event" } };
    const text = changed.replace("11:00 trigger", "15:00:01 trigger");
    expect(waitsOf(text, terms).business).toMatchObject({ requester: hours(6), agent: hours(4) });
    expect(waitsOf(changed, terms).business).toMatchObject({ requester: hours(4) });
  });

  test("take a span of no length for an end of the one before it", () => {
    const terms = {
      hours: schedules,
      now: "Tue 17:00",
      options: { scheduleMode: "last_at_event" },
    };
    const text = `
      09:00 customer opens
      15:00 ana sets pending
      15:00 ana sets new
      16:00 trigger goes by half
    `;
    expect(waitsOf(text, terms).business).toMatchObject({ work: hours(6 + 4) });
  });
});
