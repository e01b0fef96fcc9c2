import { expect, test } from "vitest";
import { holdsSolved } from "../../../src/hosts/zendesk/view-conditions.ts";

const status = (operator: string, value: string) => ({ field: "status", operator, value });

test.each([
  ["asks nothing of the status", [], true],
  ["asks for less than solved", [status("less_than", "solved")], false],
  ["asks for less than closed", [status("less_than", "closed")], true],
  ["asks for solved", [status("is", "solved")], true],
  ["asks for open", [status("is", "open")], false],
  ["leaves out pending", [status("is_not", "pending")], true],
  ["leaves out solved and closed", [status("is_not", "solved"), status("is_not", "closed")], false],
  ["asks for more than pending", [status("greater_than", "pending")], true],
  ["asks for a status that we do not know", [status("is", "sleeping")], true],
  ["asks for a priority", [{ field: "priority", operator: "is", value: "high" }], true],
])("a view that %s: solved tickets are in it or not", (_, conditions, isIn) => {
  expect(holdsSolved(conditions)).toBe(isIn);
});
