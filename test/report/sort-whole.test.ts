import fc from "fast-check";
import { expect, test } from "vitest";
import { sortWhole } from "../../src/report/sort-whole.ts";

const inOrder = (values: readonly number[]) => values.toSorted((one, other) => one - other);

test.each([
  ["below a digit", 2 ** 11 - 1],
  ["of two digits", 2 ** 22 - 1],
  ["of three digits", 2 ** 32 - 1],
])("many whole numbers %s come in order", (_, max) => {
  const values = fc.array(fc.nat({ max: 2 ** 31 - 1 }), { minLength: 400, maxLength: 900 });
  fc.assert(
    fc.property(values, (drawn) => {
      // Both ends are among them, and most come twice.
      const some = [...drawn.map((value) => (value * 2 + 1) % (max + 1)), 0, max];
      const numbers = [...some, ...some.slice(0, 300)];
      expect([...sortWhole(Uint32Array.from(numbers))]).toEqual(inOrder(numbers));
    }),
    { numRuns: 20 },
  );
});

test("few whole numbers come in order", () => {
  expect([...sortWhole(Uint32Array.of(7, 0, 4_000_000_000, 7, 12))]).toEqual([
    0, 7, 7, 12, 4_000_000_000,
  ]);
});

test("many zeros stay zeros", () => {
  expect(sortWhole(new Uint32Array(500))).toEqual(new Uint32Array(500));
});
