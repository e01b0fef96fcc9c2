import { describe, expect, test } from "vitest";
import type { Options } from "../../src/definitions/options.ts";
import { readOptions } from "../../src/definitions/read-options.ts";
import { usualOptions } from "../../src/definitions/usual-options.ts";
import { type MetricId, metrics } from "../../src/metrics/traits.ts";
import { optionNotes } from "../../src/state/option-notes.ts";

function options(raw: unknown): Options {
  const read = readOptions(raw);
  if (!read.ok) throw new Error(read.problem);
  return read.value;
}

function notesOf(metric: MetricId, raw: unknown) {
  return optionNotes(metric, { clock: "working", options: options(raw) });
}

describe("the options behind a metric", () => {
  test.each(metrics)("are all usual for $id where nobody chose", ({ id }) => {
    const notes = optionNotes(id, { clock: "working", options: usualOptions });
    expect(notes.filter(({ isUsual }) => !isUsual)).toEqual([]);
    expect(notes.length).toBeGreaterThan(0);
  });

  test("say which of them an admin changed", () => {
    expect(notesOf("touches", { touch: { mergeSeconds: 60 } })).toEqual([
      { says: "create_counts", isUsual: true },
      { says: "touch_join", isUsual: false, seconds: 60 },
      { says: "requester_customer", isUsual: true },
    ]);
    expect(notesOf("reopens", { solve: { attribution: "assignee" } })).toEqual([
      { says: "solve_assignee", isUsual: false },
    ]);
    expect(notesOf("escalations", { escalation: { priority: [], tags: ["vip"] } })).toEqual([
      { says: "raising_never", isUsual: false },
      { says: "tags", isUsual: false, tags: ["vip"] },
    ]);
  });

  test("leave out what another one makes void", () => {
    const frt = { mode: "zendesk", outbound: "exclude" };
    expect(notesOf("first_response", { frt }).map(({ says }) => says)).toEqual([
      "mode_zendesk",
      "requester_customer",
      "hours_by_time",
    ]);
  });

  test("speak of working hours where figures are shown in them", () => {
    const calendar = optionNotes("resolution", { clock: "calendar", options: usualOptions });
    expect(calendar.map(({ says }) => says)).toEqual(["solve_actor"]);
  });
});
