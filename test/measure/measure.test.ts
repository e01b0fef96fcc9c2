import { type ExecFileException, execFile } from "node:child_process";
import { gzipSync } from "node:zlib";
import { afterAll, describe, expect, test } from "vitest";
import { answered, directoryLine, openFolder, ticketLine } from "./log-for-tests.ts";

const folder = openFolder();
afterAll(folder.remove);

interface Run {
  readonly status: number;
  readonly lines: readonly string[];
  readonly errors: readonly string[];
}

/** Runs the command as a user does. */
function measure(args: readonly string[], environment: object = {}): Promise<Run> {
  const options = { env: { ...process.env, ...environment }, maxBuffer: 2 ** 28 };
  return new Promise((resolve) => {
    const done = (failure: ExecFileException | null, stdout: string, stderr: string) =>
      resolve({
        status: failure ? Number(failure.code) : 0,
        lines: stdout.split("\n").filter(Boolean),
        errors: stderr.split("\n").filter(Boolean),
      });
    execFile(process.execPath, ["build.mjs", "measure", ...args], options, done);
  });
}

const log = folder.write("log.ndjson", `${directoryLine}\n${ticketLine("T1", answered)}\n`);
const cases = folder.write(
  "cases.json",
  JSON.stringify([
    {
      id: "one",
      config: { users: { c1: { role: "end_user" } } },
      events: [{ t: "2025-01-06T09:00:00Z", by: "c1", kind: "create" }],
    },
  ]),
);

describe("the command", { timeout: 30_000 }, () => {
  test("prints what each file gives, in their order, and nothing else", async () => {
    const { errors, lines, status } = await measure([cases, log]);
    expect([status, errors]).toEqual([0, []]);
    expect(lines.map((line) => Object.keys(JSON.parse(line)))).toEqual([
      ["id", "tickets", "agents", "team"],
      expect.arrayContaining(["ticket", "frt", "warnings"]),
      ["agents"],
      ["team"],
    ]);
  });

  test("explains itself", async () => {
    for (const flag of ["--help", "-h"]) {
      const { errors, lines, status } = await measure([flag]);
      expect([status, errors]).toEqual([0, []]);
      const help = lines.join("\n");
      for (const word of ["--config", ".json", ".ndjson.gz", "exit status"]) {
        expect(help).toContain(word);
      }
    }
  });

  test("does not go on without files", async () => {
    expect((await measure([])).status).toBe(1);
    const { errors, lines, status } = await measure(["--config", log]);
    expect([status, lines]).toEqual([1, []]);
    expect(errors).toEqual(["no file to measure; see --help"]);
  });

  test("goes by its configuration", async () => {
    const config = folder.write(
      "config.json",
      '{"schedules": {"S": {"tz": "UTC", "week": {"mon": [["09:30", "17:00"]]}}}}',
    );
    for (const args of [
      ["--config", config, log],
      [`--config=${config}`, log],
      [log, "--config", config],
    ]) {
      const { errors, lines, status } = await measure(args);
      expect([status, errors]).toEqual([0, []]);
      expect(JSON.parse(lines[0] ?? "")).toMatchObject({ frt: { business_seconds: 600 } });
    }
  });

  test.each([
    ["an unknown option", '{"tuoch": {}}', "tuoch: no such option; allowed is "],
    ["a wrong value", '{"touch": {"mergeSeconds": -1}}', "touch.mergeSeconds: allowed is >=0"],
    ["no JSON", "{", ""],
  ])("refuses a configuration with %s before it measures anything", async (_, text, problem) => {
    const config = folder.write("wrong.json", text);
    const { errors, lines, status } = await measure(["--config", config, log]);
    expect([status, lines]).toEqual([1, []]);
    expect(errors).toEqual([expect.stringContaining(`${config}: ${problem}`)]);
  });

  test("refuses what it does not know", async () => {
    const wrong = await measure(["--colour", log]);
    expect(wrong).toEqual({ status: 1, lines: [], errors: ["no option --colour; see --help"] });
    const missing = await measure(["--config"]);
    expect(missing.errors).toEqual(["--config needs a file"]);
    const config = await measure(["--config", "/nowhere.json", log]);
    expect(config).toMatchObject({ status: 1, lines: [] });
    expect(config.errors).toEqual([expect.stringContaining("/nowhere.json: ENOENT")]);
  });

  test("tells every fault with file and line, and prints the rest all the same", async () => {
    const faulty = folder.write(
      "faulty.ndjson",
      [directoryLine, "{", ticketLine("T1", answered), ticketLine("T1", answered)].join("\r\n"),
    );
    const packed = gzipSync(`${directoryLine}\n${ticketLine("T1", answered)}\n${"x".repeat(99)}`);
    const cut = folder.write("cut.ndjson.gz", packed.subarray(0, packed.length - 12));
    const wrong = folder.write(
      "wrong-cases.json",
      '[{"id": "a"},\n{"id": "b", "config": {}, "events": 7}]',
    );
    const text = folder.write("notes.txt", "");
    const files = [
      faulty,
      cut,
      wrong,
      text,
      "/nowhere.ndjson",
      "/nowhere.json",
      folder.write("no.json", "{}"),
    ];
    const { errors, lines, status } = await measure([...files, cases]);
    expect(status).toBe(1);
    expect(errors).toEqual([
      expect.stringContaining(`${faulty}:2: this is no JSON: `),
      `${faulty}:4: ticket T1 is on line 3 already; give all its updates there`,
      `${cut}:3: cannot read on: unexpected end of file`,
      `${wrong}:1: a: config must be an object`,
      `${wrong}:2: b: events must be a list`,
      `${text}:1: the name must end in .json, .ndjson or .ndjson.gz`,
      expect.stringContaining("/nowhere.ndjson:1: cannot read on: ENOENT"),
      expect.stringContaining("/nowhere.json:1: ENOENT"),
      expect.stringContaining("no.json:1: the file must be a list"),
    ]);
    const first = lines.map((line) => Object.keys(JSON.parse(line))[0]);
    const whole = ["ticket", "agents", "team"];
    expect(first).toEqual([...whole, ...whole, "agents", "team", "id"]);
  });

  test("reads files that begin with a byte order mark", async () => {
    const marked = (name: string, text: string) => folder.write(name, `\u{FEFF}${text}`);
    const config = marked("marked-config.json", "{}");
    const files = [
      marked("marked.json", '[{"id": "one", "config": {}, "events": []}]'),
      marked("marked.ndjson", `${directoryLine}\r\n${ticketLine("T1", answered)}`),
    ];
    const { errors, lines, status } = await measure(["--config", config, ...files]);
    expect([status, errors, lines.length]).toEqual([0, [], 4]);
  });

  test("gives the same whatever the time zone of the machine", async () => {
    const here = await measure([log, cases]);
    const there = await measure([log, cases], { TZ: "America/New_York" });
    // Without a clock of its own a case goes by the present, which moves on.
    expect(there.lines.slice(0, 3)).toEqual(here.lines.slice(0, 3));
  });

  test("keeps no ticket: 60 megabytes of them go through a memory of 48", async () => {
    const note = `"note":"${"x".repeat(4000)}","ticket"`;
    const line = ticketLine("T", answered).replace('"ticket"', note);
    const tickets = Array.from({ length: 15_000 }, (_, index) =>
      line.replace('"T"', `"T${index}"`),
    );
    const many = folder.write(
      "many.ndjson.gz",
      gzipSync([directoryLine, ...tickets].join("\n"), { level: 1 }),
    );
    const { errors, lines, status } = await measure([many], {
      NODE_OPTIONS: "--max-old-space-size=48",
    });
    expect([status, errors]).toEqual([0, []]);
    expect(lines).toHaveLength(15_002);
  });

  test("leaves quietly when the reader has seen enough", async () => {
    const tickets = Array.from({ length: 3000 }, (_, index) => ticketLine(`T${index}`, answered));
    const long = folder.write("long.ndjson", [directoryLine, ...tickets].join("\n"));
    const command = `"${process.execPath}" build.mjs measure "${long}" | head -n 1`;
    const [stdout, stderr] = await new Promise<[string, string]>((resolve) => {
      execFile("sh", ["-c", command], (_, stdout, stderr) => resolve([stdout, stderr]));
    });
    expect(stderr).toBe("");
    expect(JSON.parse(stdout)).toMatchObject({ ticket: "T0" });
  });
});
