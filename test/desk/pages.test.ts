import * as fc from "fast-check";
import { expect, test } from "vitest";
import { cutPage } from "../../src/desk/pages.ts";

test("pages of any size hold the whole list once, and none of them is empty", () => {
  const sizes = fc.record({
    length: fc.integer({ min: 1, max: 60 }),
    size: fc.integer({ min: 1, max: 20 }),
  });
  void fc.assert(
    fc.property(sizes, ({ length, size }) => {
      const list = Array.from({ length }, (_, index) => index);
      const seen: number[] = [];
      let next: unknown = `http://desk.test/list?page[size]=${size}`;
      while (typeof next === "string") {
        const { items, paging } = cutPage(list, { address: new URL(next), overlap: 0 });
        expect(items.length).toBeGreaterThan(0);
        seen.push(...items);
        next = Object(paging["links"]).next;
      }
      expect(seen).toEqual(list);
    }),
  );
});

test("a cursor that nobody gave is the beginning", () => {
  const address = new URL("http://desk.test/list?page[size]=2&page[after]=%00nonsense");
  expect(cutPage([1, 2, 3], { address, overlap: 0 }).items).toEqual([1, 2]);
});
