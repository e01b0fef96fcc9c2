import { describe, expect, test } from "vitest";
import type { Update } from "../../src/history/update.ts";
import { Moment } from "../../src/story/moment.ts";
import { order } from "../../src/story/order.ts";
import { options } from "../telling.ts";
import { directory, personId, timeline } from "../timeline.ts";

/** What the last update of a timeline counts as. */
function lastOf(text: string, written: object = {}): readonly string[] {
  const telling = { directory, options: options(written) };
  const { creation, updates } = order(timeline(text), directory);
  const [first] = updates;
  if (!first) throw new Error("there is nothing to read");
  const moment = new Moment(first, creation, telling);
  for (const update of updates) moment.read(update);
  const names = [
    "isAutomated",
    "isByAgent",
    "isByCustomer",
    "isCustomerMessage",
    "isHumanReply",
    "isBotReply",
    "isSolve",
    "isReopen",
  ] as const;
  return names.filter((name) => moment[name]).map((name) => name.slice(2));
}

const followed = (line: string, written: object = {}) =>
  lastOf(`08:00 customer opens\n${line}`, written);

test("a ticket saved for somebody is that person's, even without a comment", () => {
  const [creation, ...others] = timeline("09:00 ana opens silently").updates;
  if (!creation || others.length) throw new Error("there is one update");
  const saved = { ...creation, onBehalfOf: personId("friend") };
  const requester = (update: Update) =>
    new Moment(update, update, { directory, options: options({}) }).requester;
  expect(requester(saved)).toBe("friend");
  expect(requester({ ...saved, requester: personId("customer") })).toBe("customer");
  expect(requester(creation)).toBe("ana");
});

describe("who made an update", () => {
  test.each([
    ["ana looks", ["ByAgent"]],
    ["dora looks", ["ByAgent"]],
    ["customer looks", ["ByCustomer"]],
    ["friend looks", ["ByCustomer"]],
    ["robot looks", ["Automated"]],
    ["system looks", ["Automated"]],
    ["ana looks, via trigger", ["Automated"]],
    ["ana looks, via automation", ["Automated"]],
    ["ana looks, via bot", ["Automated"]],
    ["customer looks, via autoreply", ["Automated"]],
    ["ana looks, via merge", ["Automated"]],
    ["ana looks, via import", ["Automated"]],
    ["ana looks, via system", ["Automated"]],
    ["ana looks, via sla", ["Automated"]],
    ["ana looks, via sharing", ["ByAgent"]],
    ["nick looks", ["ByCustomer"]],
    ["olga looks", ["ByAgent"]],
  ])("%s: %j", (line, found) => {
    expect(followed(`09:00 ${line}`)).toEqual(found);
  });

  test("is asked of the role at that time, from its first second on", () => {
    expect(followed("23:59:59 nick looks")).toEqual(["ByCustomer"]);
    expect(followed("Tue 00:00 nick looks")).toEqual(["ByAgent"]);
    expect(followed("Tue 00:00 olga looks")).toEqual(["ByCustomer"]);
  });
});

describe("a comment", () => {
  test.each([
    ["customer writes", "CustomerMessage"],
    ["friend writes", "CustomerMessage"],
    ["ana writes for customer", "CustomerMessage"],
    ["robot writes for customer", "CustomerMessage"],
    ["customer writes, via bot", "CustomerMessage"],
    ["ana replies", "HumanReply"],
    ["dora replies", "HumanReply"],
    ["ana writes for ben", "HumanReply"],
    ["customer writes for ana", "HumanReply"],
    ["robot replies", "BotReply"],
    ["ana writes for robot", "BotReply"],
    ["ana replies, via bot", "BotReply"],
  ])("%s: %s", (line, found) => {
    const kinds = followed(`09:00 ${line}`).filter((name) => /Message|Reply/.test(name));
    expect(kinds).toEqual([found]);
  });

  test.each([
    "ana notes",
    "customer notes",
    "ana replies, via trigger",
    "ana replies, via automation",
    "ana replies, via autoreply",
    "ana replies, via merge",
    "ana replies, via import",
    "ana replies, via sharing",
    "robot writes for ana",
    "customer writes, via merge",
    "customer writes, via import",
    "customer writes, via autoreply",
    "ana replies, merges away",
    "customer writes, merges away",
    "ana replies, hands over",
    "customer writes, rates good",
    "system writes",
  ])("is neither message nor reply: %s", (line) => {
    const kinds = followed(`09:00 ${line}`).filter((name) => /Message|Reply/.test(name));
    expect(kinds).toEqual([]);
  });
});

describe("the requester", () => {
  test("is a customer on the own ticket as an agent", () => {
    const own = `
      09:00 ben opens for ana
      10:00 ana writes
    `;
    expect(lastOf(own)).toEqual(["ByCustomer", "CustomerMessage"]);
    expect(lastOf(own, { agentRequesterIsCustomer: false })).toEqual(["ByAgent", "HumanReply"]);
    expect(lastOf("09:00 ana opens")).toEqual(["ByCustomer", "CustomerMessage"]);
  });

  test("is never a customer as a bot", () => {
    expect(
      lastOf(`
        09:00 ben opens for robot
        10:00 robot writes
      `),
    ).toEqual(["Automated", "BotReply"]);
  });

  test("is who wrote the creation's comment where nobody is named", () => {
    expect(
      lastOf(`
        09:00 robot opens silently, notes for chen
        10:00 chen writes
      `),
    ).toEqual(["ByCustomer", "CustomerMessage"]);
  });

  test("is nobody without a creation", () => {
    expect(
      lastOf(`
        09:00 ben writes
        10:00 ana writes
      `),
    ).toEqual(["ByAgent", "HumanReply"]);
  });
});

describe("a solve and a reopen", () => {
  const from = (status: string, line: string) =>
    lastOf(`
      08:00 customer opens, sets ${status}
      09:00 ana ${line}
    `).filter((name) => name === "Solve" || name === "Reopen");

  test.each(["new", "open", "pending", "hold"])("lie between %s and solved", (status) => {
    expect(from(status, "solves")).toEqual(["Solve"]);
    expect(from(status, "closes")).toEqual(["Solve"]);
    expect(from("solved", `sets ${status}`)).toEqual(["Reopen"]);
    expect(from("closed", `sets ${status}`)).toEqual(["Reopen"]);
  });

  test("are nothing between classes that are the same", () => {
    expect(from("solved", "closes")).toEqual([]);
    expect(from("closed", "solves")).toEqual([]);
    expect(from("solved", "solves")).toEqual([]);
    expect(from("open", "sets pending")).toEqual([]);
  });

  test("need no status before them", () => {
    expect(lastOf("09:00 ana solves")).toContain("Solve");
    expect(lastOf("09:00 ana reopens")).not.toContain("Reopen");
    expect(lastOf("09:00 customer opens, solves")).toContain("Solve");
  });

  test("are made by no merge, and by no kind of update that carries no fields", () => {
    expect(from("open", "merges away, closes")).toEqual([]);
    expect(from("open", "hands over, solves")).toEqual([]);
  });
});

test("somebody whom the directory does not list is a mistake of the caller", () => {
  const history = timeline("09:00 ana notes");
  const [update] = history.updates;
  const telling = { directory: { ...directory, people: new Map() }, options: options() };
  if (!update) throw new Error("there is nothing to read");
  expect(() => new Moment(update, null, telling).read(update)).toThrow("ana");
});
