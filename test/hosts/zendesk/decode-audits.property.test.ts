import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeAudits } from "../../../src/hosts/zendesk/decode-audits.ts";
import {
  audit,
  byTrigger,
  changed,
  comment,
  created,
  customer,
  statuses,
  ticket,
} from "./audits.ts";

const decode = (...answers: readonly unknown[]) => decodeAudits(answers, { ticket, statuses });

/** Either a history of this ticket with sound updates, or one trouble that is named. */
function isSound(read: ReturnType<typeof decode>): boolean {
  if ("trouble" in read) return ["unreadable", "no_updates"].includes(read.trouble.kind);
  const { updates } = read.history;
  const sources = new Set(updates.map(({ source }) => source));
  return (
    updates.every(({ at, source }) => Number.isInteger(at) && source !== "") && sources.size > 0
  );
}

test("any JSON gives a history or a trouble", () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.jsonValue(), fc.json(), fc.string())), (answers) => {
      expect(isSound(decode(...answers))).toBe(true);
    }),
  );
});

const life = [
  audit([
    comment("public", customer),
    created("requester_id", `${customer}`),
    created("status", "new"),
    created("tags", ["vip"]),
  ]),
  audit([
    comment("public"),
    changed("status", ["new", "solved"]),
    { ...changed("group_id", [null, "31"]), ...byTrigger },
    changed("satisfaction_score", ["unoffered", "offered"]),
    changed("custom_status_id", [1, 9001]),
  ]),
  audit([
    { type: "CommentPrivacyChange", comment_id: 4, public: false },
    { type: "ChatStartedEvent", value: {} },
  ]),
];

/** Every path to a value within. */
function paths(value: unknown): readonly (readonly string[])[] {
  if (typeof value !== "object" || value === null) return [[]];
  return [
    [],
    ...Object.entries(value).flatMap(([key, inner]) => paths(inner).map((path) => [key, ...path])),
  ];
}

function replaced(value: unknown, [path, by]: readonly [readonly string[], unknown]): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return by;
  if (Array.isArray(value))
    return value.map((item, index) => (`${index}` === key ? replaced(item, [rest, by]) : item));
  return { ...Object(value), [key]: replaced(Object(value)[key], [rest, by]) };
}

const whole = { audits: life };

test("a real answer with any value in it replaced gives a history or a trouble", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...paths(whole)),
      fc.oneof(
        fc.jsonValue(),
        fc.constant({ toString: 1, valueOf: 1 }),
        fc.constant({ __proto__: null }),
      ),
      (path, by) => {
        const answer = replaced(whole, [path, by]);
        expect(isSound(decode(answer))).toBe(true);
        expect(decode(JSON.stringify(answer))).toEqual(decode(JSON.parse(JSON.stringify(answer))));
      },
    ),
    { numRuns: 2000 },
  );
});

test("a truncated answer gives a trouble", () => {
  const text = JSON.stringify(whole);
  fc.assert(
    fc.property(fc.nat(text.length - 1), (length) => {
      expect(decode(text.slice(0, length))).toMatchObject({ trouble: { kind: "unreadable" } });
    }),
  );
});

test("pages may be cut anywhere", () => {
  fc.assert(
    fc.property(fc.nat(life.length), (cut) => {
      expect(decode({ audits: life.slice(0, cut) }, { audits: life.slice(cut) })).toEqual(
        decode(whole),
      );
    }),
  );
});

test("updates of different audits have different sources", () => {
  const read = decode(whole);
  if ("trouble" in read) throw new Error(read.trouble.kind);
  const sources = read.history.updates.map(({ source }) => source);
  expect(new Set(sources).size).toBe(sources.length);
});
