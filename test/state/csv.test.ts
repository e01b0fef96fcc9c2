import { expect, test } from "vitest";
import { writeCsv } from "../../src/state/csv.ts";

test("rows end as the format wants, behind a mark of their encoding", () => {
  expect(
    writeCsv([
      ["Agent", "n"],
      ["Zoë", 3],
    ]),
  ).toBe("\ufeffAgent,n\r\nZoë,3\r\n");
});

test("commas, quotes and line ends stay inside their cell", () => {
  expect(writeCsv([['Wu, "Bo"', "two\nlines", null]])).toBe('\ufeff"Wu, ""Bo""","two\nlines",\r\n');
});

test.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "\r=1"])("%j is no formula", (text) => {
  const [cell = ""] = writeCsv([[text]])
    .slice(1)
    .split("\r\n");
  expect(cell.replace(/^"/, "").startsWith("'")).toBe(true);
});

test("a negative number stays a number", () => {
  expect(writeCsv([[-1.5]])).toBe("\ufeff-1.5\r\n");
});
