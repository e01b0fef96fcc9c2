import { gzipSync } from "node:zlib";
import { afterAll, describe, expect, test } from "vitest";
import { measureLog } from "../../src/measure/log-file.ts";
import { readConfig } from "../../src/measure/read-config.ts";
import { at } from "../timeline.ts";
import { answered, directoryLine, openFolder, ticketLine } from "./log-for-tests.ts";

const folder = openFolder();
afterAll(folder.remove);

/** What comes out for a log, and the problems as `line: text`. */
async function measured(path: string, written: object = {}) {
  const config = readConfig(written, at("Fri 00:00"));
  if (!config.ok) throw new Error(config.problem);
  const printed: Record<string, unknown>[] = [];
  const problems: string[] = [];
  await measureLog(path, {
    config: config.value,
    outlet: {
      print: async (value) => void printed.push(JSON.parse(JSON.stringify(value))),
      complain: ({ line, text }) => void problems.push(`${line}: ${text}`),
    },
  });
  const tickets = printed.flatMap(({ ticket }) => (ticket === undefined ? [] : [ticket]));
  return { printed, problems, tickets };
}

const measuredLines = (lines: readonly string[], written: object = {}) =>
  measured(folder.write("log.ndjson", lines.join("\n")), written);

describe("a ticket log", () => {
  test("gives a line for each ticket, then the agents, then the team", async () => {
    const { printed, problems } = await measuredLines([
      directoryLine,
      ticketLine("T2", answered),
      ticketLine("T1", "09:00 customer opens"),
    ]);
    expect(problems).toEqual([]);
    expect(printed.map((line) => Object.keys(line)[0])).toEqual([
      "ticket",
      "ticket",
      "agents",
      "team",
    ]);
    expect(printed).toMatchObject([
      { ticket: "T2", frt: { seconds: 2400, agent: "ana" }, full_resolution: { agent: "ana" } },
      { ticket: "T1", frt: null },
      { agents: { ana: { frt: { count: 1 }, solves: 1 }, ben: { frt: { count: 0 } } } },
      { team: { frt: { count: 1, missing: 1 } } },
    ]);
  });

  test("ends its lines as it likes", async () => {
    const lines = [directoryLine, "", ticketLine("T1", answered), "  "];
    for (const end of ["\n", "\r\n"]) {
      for (const last of ["", end]) {
        const { problems, tickets } = await measured(
          folder.write("ends.ndjson", lines.join(end) + last),
        );
        expect([problems, tickets]).toEqual([[], ["T1"]]);
      }
    }
  });

  test("may begin with a byte order mark", async () => {
    const path = folder.write(
      "mark.ndjson",
      `\ufeff${directoryLine}\n${ticketLine("T1", answered)}`,
    );
    expect(await measured(path)).toMatchObject({ problems: [], tickets: ["T1"] });
  });

  test("may hold line separators of Unicode inside its texts", async () => {
    const line = ticketLine("T1", answered).replace(
      '"ticket"',
      '"note":"a\u2028b\u2029c\u0085d","ticket"',
    );
    expect(line).toContain("\u2028");
    expect(await measuredLines([directoryLine, line])).toMatchObject({
      problems: [],
      tickets: ["T1"],
    });
  });

  test("keeps letters whole that lie across two chunks of the file", async () => {
    const lines = [directoryLine];
    for (let count = 0; count < 60; count++) {
      lines.push(ticketLine(`Töröö ${"🦉".repeat(500)} ${count}`, answered));
    }
    const { problems, tickets } = await measuredLines(lines);
    expect(problems).toEqual([]);
    expect(tickets).toEqual(
      Array.from({ length: 60 }, (_, count) => `Töröö ${"🦉".repeat(500)} ${count}`),
    );
  });

  test("may name more people later, and take those of the configuration", async () => {
    const { problems, tickets } = await measuredLines(
      [
        JSON.stringify({ ticket: "T1", updates: [{ t: "2025-01-06T09:00:00Z", by: "zoe" }] }),
        ticketLine("T2", answered),
        directoryLine,
        ticketLine("T3", answered),
      ],
      { users: { zoe: { role: "agent" } } },
    );
    expect(tickets).toEqual(["T1", "T3"]);
    expect(problems).toEqual([
      `2: updates[0].by is "customer", whom the directory's users do not list`,
    ]);
  });

  test("takes a directory beside a ticket for a remark", async () => {
    const line = ticketLine("T1", answered).replace('"ticket"', '"directory":7,"ticket"');
    expect(await measuredLines([directoryLine, line])).toMatchObject({
      problems: [],
      tickets: ["T1"],
    });
  });

  test("goes by the configuration", async () => {
    const { printed } = await measuredLines([directoryLine, ticketLine("T1", answered)], {
      schedules: { S: { tz: "UTC", week: { mon: [["09:30", "17:00"]] } } },
      serviceLevel: { target: 600, clock: "business" },
      range: { from: "2025-01-06T00:00:00Z", to: "2025-01-07T00:00:00Z" },
      backlogAt: ["2025-01-06T09:30:00Z"],
    });
    expect(printed).toMatchObject([
      { frt: { business_seconds: 600 } },
      { agents: { ana: { frt: { count: 1 } } } },
      {
        team: {
          service_level: { met: 1, rate: 1 },
          backlog: { "2025-01-06T09:30:00Z": { total: 1, by: { unassigned: 1 } } },
        },
      },
    ]);
  });

  test("measures a ticket with ten thousand updates", async () => {
    const day = Array.from({ length: 1440 }, (_, minute) => {
      const clock = `${`${Math.floor(minute / 60)}`.padStart(2, "0")}:${`${minute % 60}`.padStart(2, "0")}`;
      return `${clock} ${minute % 2 ? "ana replies" : "customer writes"}`;
    });
    const week = Array.from({ length: 7 }, (_, later) => [
      `Mon+${later + 1} 00:00 trigger looks`,
      ...day,
    ]);
    const text = ["09:00 customer opens", ...week.flat()].join("\n");
    const { problems, printed } = await measuredLines([directoryLine, ticketLine("T1", text)]);
    expect(problems).toEqual([]);
    expect(printed[0]).toMatchObject({ public_replies: 5040, one_touch: null, fcr: false });
    expect(printed[0]?.["replies"]).toHaveLength(5040);
  });
});

describe("a log with faults", () => {
  test("loses the faulty lines, and tells which and why", async () => {
    const { printed, problems, tickets } = await measuredLines([
      directoryLine,
      '{"ticket": "T1", "updates": [',
      "[]",
      ticketLine("T2", answered),
      '{"ticket": "T3"}',
      '{"directory": {"users": []}}',
      '"text"',
      ticketLine("T4", answered).replaceAll('"ana"', '"zoe"'),
      ticketLine("T5", answered),
    ]);
    expect(tickets).toEqual(["T2", "T5"]);
    expect(problems).toMatchObject([
      expect.stringMatching(/^2: this is no JSON: ./),
      "3: the line must be an object",
      "5: updates must be a list",
      "6: users must be an object",
      "7: the line must be an object",
      `8: updates[1].by is "zoe", whom the directory's users do not list`,
    ]);
    expect(printed.at(-2)).toMatchObject({ agents: { ana: { solves: 2 } } });
  });

  test("tells a ticket that comes twice, and counts it once", async () => {
    const { printed, problems, tickets } = await measuredLines([
      directoryLine,
      ticketLine("T1", answered),
      ticketLine("T1", answered),
    ]);
    expect(tickets).toEqual(["T1"]);
    expect(problems).toEqual(["3: ticket T1 is on line 2 already; give all its updates there"]);
    expect(printed.at(-1)).toMatchObject({ team: { frt: { count: 1 } } });
  });

  test("tells a schedule that the configuration does not have", async () => {
    const line = ticketLine("T1", `${answered}\n09:50 trigger goes by night`);
    const schedules = { S: { tz: "UTC", week: {} } };
    const { problems } = await measuredLines([directoryLine, line], { schedules });
    expect(problems).toEqual(["2: T1: no schedule night; there is S"]);
    expect(await measuredLines([directoryLine, line])).toMatchObject({ problems: [] });
  });

  test("gives nothing for a ticket without updates", async () => {
    const { problems, tickets } = await measuredLines(['{"ticket": "T1", "updates": []}']);
    expect([problems, tickets]).toEqual([[], []]);
  });

  test("still ends with agents and team where it is empty or missing", async () => {
    const missing = await measured("/nowhere/log.ndjson");
    expect(missing.printed.map((line) => Object.keys(line)[0])).toEqual(["agents", "team"]);
    expect(missing.problems).toEqual([expect.stringMatching(/^1: cannot read on: ENOENT/)]);
    const packed = await measured("/nowhere/log.ndjson.gz");
    expect(packed.printed).toEqual(missing.printed);
    expect(packed.problems).toEqual([expect.stringMatching(/^1: cannot read on: ENOENT/)]);
    const empty = await measured(folder.write("empty.ndjson", ""));
    expect(empty.problems).toEqual([]);
    expect(empty.printed).toHaveLength(2);
  });
});

describe("a packed log", () => {
  const lines = [directoryLine];
  for (let count = 1; count <= 2000; count++) {
    lines.push(
      ticketLine(`T${count}`, answered).replace('"ticket"', `"note":"${count ** 5}","ticket"`),
    );
  }
  const packed = gzipSync(lines.join("\n"));

  test("gives the same as the plain one", async () => {
    const [plain, zipped] = [
      await measuredLines(lines),
      await measured(folder.write("log.ndjson.gz", packed)),
    ];
    expect(zipped).toEqual(plain);
    expect(zipped.tickets).toHaveLength(2000);
  });

  test("that breaks off still gives what came before, in its whole lines", async () => {
    const cut = packed.subarray(0, Math.floor(packed.length / 2));
    const { problems, tickets } = await measured(folder.write("cut.ndjson.gz", cut));
    expect(tickets.length).toBeGreaterThan(500);
    expect(tickets).toEqual(tickets.map((_, index) => `T${index + 1}`));
    expect(problems).toEqual([`${tickets.length + 2}: cannot read on: unexpected end of file`]);
  });

  test("that is none is told", async () => {
    const { problems } = await measured(folder.write("no.ndjson.gz", "not packed at all"));
    expect(problems).toEqual(["1: cannot read on: incorrect header check"]);
  });
});
