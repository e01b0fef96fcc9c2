import { expect, test } from "vitest";
import { usualTerms } from "../../../src/hosts/request-tracker/decode-terms.ts";
import { holdsSolved } from "../../../src/hosts/request-tracker/search-conditions.ts";

test.each([
  ["id > 0", true],
  ["Queue = 'Tier 2'", true],
  [" Owner = '__CurrentUser__' AND Status = '__Active__'", false],
  ["Status = '__Inactive__'", true],
  ["status='open' AND Queue = 'Tier 1'", false],
  ["Status = 'resolved'", true],
  ["Status = 'elsewhere'", null],
  ["Status != 'resolved'", null],
  ["Status = 'open' OR Status = 'resolved'", null],
  ["Status = '__Active__' OR id = 7", null],
  ["id = '__Bookmarked__'", null],
])("%s lets solved tickets in: %s", (sql, expected) => {
  expect(holdsSolved(sql, usualTerms)).toBe(expected);
});
