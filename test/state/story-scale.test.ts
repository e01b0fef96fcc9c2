import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { foldAfter, storyScale } from "../../src/state/story-scale.ts";
import { shift } from "../../src/time/instant.ts";
import { at } from "../timeline.ts";

const start = at("09:00");
const instants = fc
  .array(fc.integer({ min: 0, max: 3_000_000 }), { minLength: 1, maxLength: 300 })
  .map((seconds) => seconds.map((later) => shift(start, later)));

describe("a scale through a story", () => {
  test("runs evenly while something happens", () => {
    const { folds, place } = storyScale([at("09:00"), at("12:00"), at("13:00")]);
    expect(folds).toEqual([]);
    expect(place(at("09:00"))).toBe(0);
    expect(place(at("12:00"))).toBeCloseTo(0.75, 1);
    expect(place(at("13:00"))).toBeCloseTo(1, 9);
  });

  test("folds a night away and says how long it was", () => {
    const { folds, place } = storyScale([
      at("09:00"),
      at("16:20"),
      at("16:30"),
      at("Tue 09:00"),
      at("Tue 11:00"),
    ]);
    expect(folds.map(({ seconds }) => seconds)).toEqual([7 * 3600 + 1200, 16.5 * 3600]);
    expect(folds[1]?.x).toBeCloseTo(place(at("16:30")), 9);
    expect(place(at("Tue 09:00")) - place(at("16:30"))).toBeCloseTo(folds[1]?.width ?? 0, 9);
  });

  test("gives two silences half the width each where there is nothing else", () => {
    const { folds } = storyScale([at("09:00"), at("Tue 09:00"), at("Sat 09:00")]);
    expect(folds.map(({ width }) => width)).toEqual([0.5, 0.5]);
  });

  test("a single instant stands at the beginning", () => {
    expect(storyScale([start]).place(start)).toBe(0);
  });

  test("keeps the order, stays within, and reaches both ends, whatever happened when", () => {
    fc.assert(
      fc.property(instants, (stops) => {
        const { folds, place } = storyScale(stops);
        const sorted = [...new Set(stops)].sort((one, other) => one - other);
        const places = sorted.map(place);
        expect(places[0]).toBe(0);
        if (sorted.length > 1) expect(places.at(-1)).toBeCloseTo(1, 9);
        for (const [index, x] of places.entries()) {
          if (index > 0) expect(x).toBeGreaterThan(places[index - 1] ?? 1);
          expect(x).toBeLessThanOrEqual(1 + 1e-9);
        }
        for (const { seconds } of folds) expect(seconds).toBeGreaterThan(foldAfter);
      }),
    );
  });

  test("what lies between two instants is between their places", () => {
    const { place } = storyScale([at("09:00"), at("10:00"), at("Tue 10:00")]);
    expect(place(at("09:30"))).toBeCloseTo(place(at("10:00")) / 2, 9);
    expect(place(at("Tue 11:00"))).toBe(1);
    expect(place(at("08:00"))).toBe(0);
  });
});
