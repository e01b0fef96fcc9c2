import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { share, summarise } from "../../src/report/summary.ts";

describe("a summary", () => {
  test("interpolates percentiles at (n - 1) p", () => {
    expect(summarise([100_000, 600, 1800, 1200])).toEqual({
      count: 4,
      p10: 600 + 0.3 * 600,
      p25: 600 + 0.75 * 600,
      median: 1500,
      p75: 1800 + 0.25 * 98_200,
      p90: expect.closeTo(1800 + 0.7 * 98_200, 6),
      mean: 25_900,
    });
  });

  test("goes by size, not by how numbers are written", () => {
    expect(summarise([9, 100, 20]).median).toBe(20);
  });

  test("takes each value of five for a fourth of the way", () => {
    expect(summarise([1, 2, 4, 8, 16])).toMatchObject({ p25: 2, median: 4, p75: 8, mean: 6.2 });
  });

  test("of one value is that value", () => {
    expect(summarise([7])).toEqual({
      count: 1,
      p10: 7,
      p25: 7,
      median: 7,
      p75: 7,
      p90: 7,
      mean: 7,
    });
  });

  test.each([
    ["with a fraction", 0.25],
    ["below zero", -3],
    ["of more than 32 bits", 2 ** 33],
  ])("of a value %s is that value too", (_, value) => {
    expect(summarise([value, value])).toMatchObject({ median: value, mean: value });
  });

  test("counts zeros", () => {
    expect(summarise([0, 0, 6])).toMatchObject({ count: 3, median: 0, mean: 2 });
  });

  test("of nothing is null, not zero", () => {
    expect(summarise([])).toEqual({
      count: 0,
      p10: null,
      p25: null,
      median: null,
      p75: null,
      p90: null,
      mean: null,
    });
  });

  test("leaves the values as they were", () => {
    const values = [3, 1, 2];
    summarise(values);
    expect(values).toEqual([3, 1, 2]);
  });

  test("stays between the least and the greatest, whatever their order", () => {
    const values = fc.array(fc.nat({ max: 10 ** 9 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(values, fc.func(fc.integer()), (values, shuffle) => {
        const { count, mean, ...percentiles } = summarise(values);
        const { median, p10, p25, p75, p90 } = percentiles;
        const line = [Math.min(...values), p10, p25, median, p75, p90, Math.max(...values)];
        expect(line).toEqual(line.toSorted((a, b) => Number(a) - Number(b)));
        expect(count).toBe(values.length);
        expect(mean).toBeCloseTo(values.reduce((sum, value) => sum + value, 0) / count, 5);
        const shuffled = values.toSorted((a, b) => shuffle(a) - shuffle(b));
        expect(summarise(shuffled)).toEqual({ count, mean, ...percentiles });
      }),
    );
  });
});

test("a share of nothing is null, not zero", () => {
  expect(share(0, 0)).toEqual({ part: 0, whole: 0, rate: null });
  expect(share(0, 3)).toEqual({ part: 0, whole: 3, rate: 0 });
  expect(share(1, 4)).toEqual({ part: 1, whole: 4, rate: 0.25 });
  expect(share(2, 1).rate).toBe(2);
});
