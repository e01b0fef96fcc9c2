import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { encodeAudits } from "../../src/desk/encode-audits.ts";
import { madeUpMonth } from "../../src/desk/month/made-up-month.ts";
import { readLogFile } from "../../src/desk/read-log-file.ts";
import { openStore } from "../../src/desk/store.ts";
import { writeLog } from "../../src/desk/write-log.ts";
import { type Instant, readInstant } from "../../src/time/instant.ts";

const now = readInstant("2026-11-23T15:00:00Z") as Instant;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "desk-"));
});

afterAll(() => rm(folder, { recursive: true }));

test("what the desk writes as a log it reads back, plain or gzip", async () => {
  const store = openStore(madeUpMonth({ tickets: 40, seed: 2, now }), () => now);
  const text = [...writeLog(store)].join("");
  await writeFile(join(folder, "log.ndjson"), text);
  await writeFile(join(folder, "log.ndjson.gz"), gzipSync(text));
  for (const name of ["log.ndjson", "log.ndjson.gz"]) {
    const { data, problems } = await readLogFile(join(folder, name));
    const again = openStore(data, () => now);
    expect(problems).toEqual([]);
    expect(again.directory).toEqual(store.directory);
    expect([...again.tickets()].map(({ history, subject }) => ({ history, subject }))).toEqual(
      [...store.tickets()].map(({ history, subject }) => ({ history, subject })),
    );
  }
});

test("bad lines are left out and told with their number", async () => {
  const path = join(folder, "bad.ndjson");
  const good = { t: "2026-01-01T09:00:00Z", by: "a", kind: "create" };
  await writeFile(
    path,
    [
      { directory: { users: { a: { role: "agent" } } } },
      { ticket: "1", updates: [good] },
      "no JSON at all",
      { ticket: "2", updates: [{ ...good, by: "stranger" }] },
      { ticket: "1", updates: [good] },
      { ticket: "3", updates: [] },
    ]
      .map((line) => (typeof line === "string" ? line : JSON.stringify(line)))
      .join("\n"),
  );
  const { data, problems } = await readLogFile(path);
  expect(data.tickets.map(({ history }) => history.ticket)).toEqual(["1", "3"]);
  expect(problems).toEqual([
    "line 3: this is no JSON object",
    expect.stringMatching(/^line 4: .*stranger/),
    "line 5: ticket 1 was there before",
  ]);
  expect([...openStore(data, () => now).tickets()]).toHaveLength(1);
});

const logs = ["uci-incidents", "volvo-incidents"].map((name) => `../shared/data/${name}.ndjson.gz`);

for (const path of logs) {
  const isThere = existsSync(path);
  if (!isThere) console.log(`${path} is not here: its test is skipped.`);
  test.runIf(isThere)(`a store takes ${path}, and every ticket has its audits`, async () => {
    const { data, problems } = await readLogFile(path);
    const store = openStore(data, () => now);
    expect(problems).toEqual([]);
    for (const ticket of store.tickets()) {
      expect(encodeAudits(ticket).length).toBeGreaterThan(0);
      expect(ticket.history.ticket).toMatch(/^\d+$/);
    }
  });
}
