import { describe, expect, test } from "vitest";
import { serviceLevel } from "../../src/metrics/service-level.ts";
import { hours, officeHours, samplesOf, type Terms } from "../telling.ts";
import { at } from "../timeline.ts";

const anHour: Terms = { serviceLevel: { target: hours(1), clock: "calendar" } };
const aWorkingHour: Terms = {
  serviceLevel: { target: hours(1), clock: "business" },
  hours: officeHours,
};

/** `met by ana`, `missed`, `undetermined`; empty where the ticket is left out. */
function outcome(text: string, terms: Terms = anHour): string {
  const samples = samplesOf(serviceLevel, text, terms);
  return samples
    .map(({ agent, kind, of, value }) => {
      if (!of) return `${kind}`;
      return `${value ? "met" : "missed"}${agent ? ` by ${agent}` : ""}`;
    })
    .join();
}

describe("the service level of an answered ticket", () => {
  const answeredAt = (time: string) => `09:00 customer opens\n${time} ana replies`;

  test("is met up to the target's last second", () => {
    expect(outcome(answeredAt("10:00:00"))).toBe("met by ana");
    expect(outcome(answeredAt("10:00:01"))).toBe("missed by ana");
  });

  test("can go by working time", () => {
    const overNight = "16:30 customer opens\nTue 09:30 ana replies";
    expect(outcome(overNight)).toBe("missed by ana");
    expect(outcome(overNight, aWorkingHour)).toBe("met by ana");
  });

  test("is unknown in working time where there is no schedule", () => {
    const { serviceLevel: promise } = aWorkingHour;
    expect(outcome(answeredAt("10:00"), promise ? { serviceLevel: promise } : {})).toBe("");
  });

  test("is dated by the reply", () => {
    expect(samplesOf(serviceLevel, answeredAt("10:00"), anHour)).toMatchObject([
      { at: at("10:00"), evidence: ["09:00 customer", "10:00 ana"] },
    ]);
  });

  test("is nothing where nobody made a promise, or the ticket is excluded", () => {
    expect(outcome(answeredAt("10:00"), {})).toBe("");
    expect(outcome(`${answeredAt("09:10")}\n11:00 ana merges away`)).toBe("");
  });
});

describe("a target of its own for a priority", () => {
  const terms: Terms = {
    serviceLevel: {
      target: hours(1),
      byPriority: new Map([["urgent", 900]]),
      clock: "calendar",
    },
  };

  test("holds for tickets that have it when they are answered", () => {
    const before = "09:00 customer opens\n09:05 ana sets urgent";
    expect(outcome(`${before}\n09:16 ana replies`, terms)).toBe("missed by ana");
    expect(outcome(`${before}\n09:15 ana replies`, terms)).toBe("met by ana");
    const lowered = `${before}\n09:10 ana sets normal\n09:16 ana replies`;
    expect(outcome(lowered, terms)).toBe("met by ana");
    const later = "09:00 customer opens\n09:16 ana replies\n09:20 ana sets urgent";
    expect(outcome(later, terms)).toBe("met by ana");
  });

  test("holds for unanswered ones that have it now", () => {
    const opened = "09:00 customer opens\n09:05 ana sets urgent";
    expect(outcome(opened, { ...terms, now: "09:16" })).toBe("missed");
    expect(outcome(`${opened}\n09:10 ana sets high`, { ...terms, now: "09:16" })).toBe(
      "undetermined",
    );
  });
});

describe("the service level of an unanswered ticket", () => {
  const asOf = (now: string, text = "09:00 customer opens") => outcome(text, { ...anHour, now });

  test("is missed once it is older than the target", () => {
    expect(asOf("10:00:00")).toBe("undetermined");
    expect(asOf("10:00:01")).toBe("missed");
  });

  test("counts the time on the running clock", () => {
    const again = "09:00 customer opens\n09:10 robot solves\n12:00 customer writes, reopens";
    expect(asOf("12:30", again)).toBe("undetermined");
    expect(asOf("13:00:01", again)).toBe("missed");
  });

  test("can go by working time", () => {
    const terms = { ...aWorkingHour, now: "Tue 09:30" };
    expect(outcome("16:30 customer opens", terms)).toBe("undetermined");
    expect(outcome("16:30 customer opens", { ...terms, now: "Tue 09:31" })).toBe("missed");
  });

  test.each([
    ["solved", "09:00 customer opens\n09:10 ana solves"],
    ["stopped", "09:00 customer opens\n09:10 robot solves\n09:20 ana replies"],
    ["outbound", "09:00 ana opens for customer"],
    ["without a creation", "09:00 customer writes"],
  ])("is left out: %s", (_, text) => {
    expect(asOf("Tue 09:00", text)).toBe("");
  });

  test("is dated by the creation", () => {
    for (const now of ["09:30", "Tue 09:30"]) {
      expect(samplesOf(serviceLevel, "09:00 customer opens", { ...anHour, now })).toMatchObject([
        { at: at("09:00"), agent: null, evidence: ["09:00 customer"] },
      ]);
    }
  });
});
