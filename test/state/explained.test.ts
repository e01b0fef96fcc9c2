import { expect, test } from "vitest";
import { createExplained } from "../../src/state/explained.ts";

test("one metric explains itself at a time, until it is asked again", () => {
  const explained = createExplained();
  explained.toggle("me touches");
  explained.toggle("me reopens");
  expect(explained.spot.value).toBe("me reopens");
  explained.toggle("me reopens");
  expect(explained.spot.value).toBeNull();
  explained.toggle("me touches");
  explained.close();
  expect(explained.spot.value).toBeNull();
});
