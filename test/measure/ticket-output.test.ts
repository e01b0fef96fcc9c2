import { expect, test } from "vitest";
import { readConfig } from "../../src/measure/read-config.ts";
import { ticketOutput } from "../../src/measure/ticket-output.ts";
import { createMeasuring } from "../../src/metrics/measuring.ts";
import { tellStory } from "../../src/story/tell-story.ts";
import { at, directory, timeline } from "../timeline.ts";

function outputOf(text: string, written: object = {}): Record<string, unknown> {
  const config = readConfig(written, at("Fri 00:00"));
  if (!config.ok) throw new Error(config.problem);
  const story = tellStory(timeline(text), { directory, options: config.value.options });
  if (!story) throw new Error("there is nothing to tell");
  return ticketOutput(story, { config: config.value, measuring: createMeasuring(config.value) });
}

const life = `
  09:00 customer opens, moves to front
  09:10 ana notes
  10:00:59 ana replies, moves to experts, assigns to chen
  11:00 chen solves
  12:00 customer writes, reopens
  13:00 chen solves
`;

test("a ticket is put out whole, its instants in UTC", () => {
  expect(outputOf(life)).toEqual({
    frt: {
      seconds: 3659,
      business_seconds: null,
      agent: "ana",
      start: "2025-01-06T09:00:00Z",
      end: "2025-01-06T10:00:59Z",
    },
    replies: [{ agent: "ana", first: true, seconds: 3659, business_seconds: null }],
    first_resolution: { seconds: 7200, business_seconds: null, agent: "chen" },
    full_resolution: { seconds: 14_400, business_seconds: null, agent: "chen" },
    solves: [
      { at: "2025-01-06T11:00:00Z", agent: "chen", auto: false },
      { at: "2025-01-06T13:00:00Z", agent: "chen", auto: false },
    ],
    reopens: [{ at: "2025-01-06T12:00:00Z", agent: "chen", cause: "customer", soft: true }],
    touches: [
      { agent: "ana", kind: "private", updates: 1 },
      { agent: "ana", kind: "public", updates: 1 },
      { agent: "chen", kind: "field", updates: 1 },
      { agent: "chen", kind: "field", updates: 1 },
    ],
    escalations: [{ at: "2025-01-06T10:00:59Z", by: "ana", to: "chen", kinds: ["group"] }],
    deescalations: 0,
    public_replies: 1,
    one_touch: true,
    fcr: null,
    wait: { requester: 10_800, agent: 0, on_hold: 0, work: 10_800 },
    wait_business: null,
    excluded: null,
    assignee: "chen",
    warnings: [],
  });
});

test.each([
  ["merges away", { excluded: "merged", replies: 1, touches: 5, escalations: 1 }],
  ["deletes", { excluded: "deleted", replies: 0, touches: 0, escalations: 0 }],
  ["calls it spam", { excluded: "spam", replies: 0, touches: 0, escalations: 0 }],
])("after somebody %s it has only what the rules leave", (deed, left) => {
  const { escalations, replies, touches, ...rest } = outputOf(`${life}\n14:00 ana ${deed}`, {
    schedules: { S: { tz: "UTC", week: { mon: [["09:00", "17:00"]] } } },
  });
  expect(rest).toEqual({
    frt: null,
    first_resolution: null,
    full_resolution: null,
    solves: [],
    reopens: [],
    deescalations: null,
    public_replies: null,
    one_touch: null,
    fcr: null,
    wait: null,
    wait_business: null,
    excluded: left.excluded,
    assignee: "chen",
    warnings: [],
  });
  expect(replies).toHaveLength(left.replies);
  expect(touches).toHaveLength(left.touches);
  expect(escalations).toHaveLength(left.escalations);
});

const zendesk = { frt: { mode: "zendesk" } };

test("Zendesk's figure is in minutes, cut off or rounded", () => {
  expect(outputOf(life)).not.toHaveProperty("reply_time_in_minutes");
  expect(outputOf(life, zendesk)["reply_time_in_minutes"]).toEqual({
    calendar: 60,
    business: null,
  });
  const rounded = outputOf(life, { ...zendesk, zendesk: { rounding: "round" } });
  expect(rounded["reply_time_in_minutes"]).toEqual({ calendar: 61, business: null });
  expect(outputOf("09:00 customer opens", zendesk)["reply_time_in_minutes"]).toBeNull();
});

test("Zendesk's figure goes by the schedule of the reply, ours by the mode that is set", () => {
  const schedules = {
    A: { tz: "UTC", week: { mon: [["09:00", "17:00"]] } },
    B: { tz: "UTC", week: { mon: [["10:00", "17:00"]] } },
  };
  const text = "09:00 customer opens\n10:00 trigger goes by B\n11:00 ana replies";
  const ours = (scheduleMode: string) => {
    const { frt, reply_time_in_minutes } = outputOf(text, { ...zendesk, schedules, scheduleMode });
    return [Object(frt)["business_seconds"], reply_time_in_minutes];
  };
  expect(ours("by_time")).toEqual([7200, { calendar: 120, business: 60 }]);
  expect(ours("last_at_event")).toEqual([3600, { calendar: 120, business: 60 }]);
});
