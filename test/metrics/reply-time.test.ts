import { expect, test } from "vitest";
import { replyTime } from "../../src/metrics/reply-time.ts";
import { creditsOf, minutes, officeHours, samplesOf } from "../telling.ts";
import { at } from "../timeline.ts";

const conversation = `
  09:00 customer opens
  09:40 ana replies
  16:50 customer writes
  16:55 customer writes
  Tue 09:10 ben replies
  09:20 ben replies
`;

test("is how long each answer took, from the first message that it answers", () => {
  expect(creditsOf(replyTime, conversation)).toEqual([
    { agent: "ana", value: minutes(40), evidence: "09:00 customer, 09:40 ana" },
    { agent: "ben", value: minutes(16 * 60 + 20), evidence: "16:50 customer, Tue 09:10 ben" },
  ]);
});

test("leaves out the first answer on demand", () => {
  const later = creditsOf(replyTime, conversation, {
    options: { turns: { includeFirst: false } },
  });
  expect(later.map(({ agent }) => agent)).toEqual(["ben"]);
});

test("is dated by the answer, and measured in working time too", () => {
  expect(samplesOf(replyTime, conversation, { hours: officeHours })).toMatchObject([
    { at: at("09:40"), created: at("09:00"), working: minutes(40) },
    { at: at("Tue 09:10"), created: at("09:00"), working: minutes(20) },
  ]);
});

test("keeps what was answered before a merge, and nothing of spam", () => {
  expect(samplesOf(replyTime, `${conversation}\n10:00 ana merges away`)).toHaveLength(2);
  expect(samplesOf(replyTime, `${conversation}\n10:00 ana calls it spam`)).toEqual([]);
});

test("is nothing while the customer waits", () => {
  expect(samplesOf(replyTime, "09:00 customer opens")).toEqual([]);
});
