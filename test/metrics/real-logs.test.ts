import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { gunzipSync } from "node:zlib";
import { beforeAll, describe, expect, test } from "vitest";
import { measureLog } from "../../src/measure/log-file.ts";
import { readConfig } from "../../src/measure/read-config.ts";
import { at } from "../timeline.ts";

const folder = "../shared/data";

/** What the desk itself counted; each log has some of it. */
interface Truth {
  readonly ticket: string;
  readonly reopen_count: number;
  readonly resolved_at: string | null;
  readonly level_rises: number;
}

/** What we count. */
interface Measured {
  readonly ticket: string;
  readonly solves: readonly { readonly at: string }[];
  readonly reopens: readonly unknown[];
  readonly escalations: readonly { readonly kinds: readonly string[] }[];
}

interface Pair {
  readonly truth: Truth;
  readonly ours: Measured | undefined;
}

/** Each ticket's truth beside what we make of it. */
async function compare(log: string): Promise<readonly Pair[]> {
  const config = readConfig({}, at("00:00"));
  if (!config.ok) throw new Error(config.problem);
  const measured = new Map<string, Measured>();
  const print = async (value: unknown) => {
    const line = value as Measured;
    if (line.ticket !== undefined) measured.set(line.ticket, line);
  };
  const complain = ({ text }: { readonly text: string }) => {
    throw new Error(text);
  };
  const outlet = { print, complain };
  await measureLog(`${folder}/${log}.ndjson.gz`, { config: config.value, outlet });
  const truths = gunzipSync(await readFile(`${folder}/${log}.truth.ndjson.gz`)).toString();
  return truths
    .trim()
    .split("\n")
    .map((line): Truth => JSON.parse(line))
    .map((truth) => ({ truth, ours: measured.get(truth.ticket) }));
}

const isHere = existsSync(folder);
if (!isHere) console.log(`There is no ${folder}: the logs of real desks are not compared.`);

describe.skipIf(!isHere)("4,977 incidents of a ServiceNow desk", () => {
  let pairs: readonly Pair[] = [];
  beforeAll(async () => {
    pairs = await compare("uci-incidents");
  });

  test("are reopened as often as the desk counted, each one", () => {
    expect(pairs).toHaveLength(4977);
    const wrong = pairs.filter(({ ours, truth }) => ours?.reopens.length !== truth.reopen_count);
    expect(wrong.map(({ truth }) => truth.ticket)).toEqual([]);
    expect(pairs.some(({ truth }) => truth.reopen_count > 1)).toBe(true);
  });

  test("are resolved at their last solve, but for what the desk recorded later", () => {
    const resolved = pairs.filter(({ truth }) => truth.resolved_at !== null);
    const same = resolved.filter(
      ({ ours, truth }) => ours?.solves.at(-1)?.at === truth.resolved_at,
    );
    expect(same.length / resolved.length).toBeCloseTo(0.987, 3);
  });
});

describe.skipIf(!isHere)("1,587 incidents of a desk with three lines", () => {
  test("rise to a higher line as often as the desk counted, each one", async () => {
    const pairs = await compare("volvo-incidents");
    expect(pairs).toHaveLength(1587);
    const risesOf = (ours: Measured | undefined) =>
      ours?.escalations.filter(({ kinds }) => kinds.includes("group")).length;
    const wrong = pairs.filter(({ ours, truth }) => risesOf(ours) !== truth.level_rises);
    expect(wrong.map(({ truth }) => truth.ticket)).toEqual([]);
    expect(pairs.some(({ truth }) => truth.level_rises > 3)).toBe(true);
  });
});
