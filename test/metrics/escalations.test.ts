import { expect, test } from "vitest";
import { escalations } from "../../src/metrics/escalations.ts";
import { creditsOf, samplesOf } from "../telling.ts";
import { at } from "../timeline.ts";

const twice = `
  08:00 customer opens, moves to front
  09:00 ana moves to experts, sets urgent
  10:00 trigger moves to front
  11:00 trigger moves to experts
`;

test("belong to who raised them, and to nobody if a rule did", () => {
  expect(creditsOf(escalations, twice)).toEqual([
    { agent: "ana", value: 1, evidence: "09:00 ana" },
    { agent: null, value: 1, evidence: "11:00 trigger" },
  ]);
});

test("tell their reasons, and when", () => {
  expect(samplesOf(escalations, twice)).toMatchObject([
    { kind: "group,priority", at: at("09:00"), created: at("08:00") },
    { kind: "group", at: at("11:00"), created: at("08:00") },
  ]);
});

test("are nothing where nothing rose", () => {
  expect(samplesOf(escalations, "08:00 customer opens, moves to experts, sets urgent")).toEqual([]);
});
