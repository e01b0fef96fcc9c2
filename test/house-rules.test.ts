import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { codeOf, filesIn, type Import, importsOf, type SourceFile } from "./source-files.ts";

interface Doors {
  /** Rooms, or single files of rooms, that may be looked into. */
  readonly rooms: readonly string[];
  /** Rooms of which only the types may be used. */
  readonly types?: readonly string[];
  readonly packages?: readonly string[];
}

const core = ["report", "metrics", "story", "definitions", "history", "time"];

/** Who may look into whom. A room may always look into itself; nobody imports what is not listed. */
const doors: Readonly<Record<string, Doors>> = {
  time: { rooms: [], packages: ["valibot"] },
  history: { rooms: ["time"] },
  definitions: { rooms: ["history", "time"], packages: ["valibot"] },
  story: { rooms: ["definitions", "history", "time"] },
  metrics: { rooms: ["story", "definitions", "history", "time"] },
  report: { rooms: ["metrics", "story", "definitions", "history", "time"] },
  hosts: {
    rooms: [
      "hosts/host.ts",
      "hosts/host-traits.ts",
      "hosts/reported.ts",
      "hosts/trouble.ts",
      "hosts/allowance.ts",
      "hosts/ask.ts",
      "hosts/carry.ts",
      "hosts/decoded.ts",
      "hosts/memory.ts",
      "hosts/read.ts",
      "definitions",
      "history",
      "time",
    ],
    packages: ["ky", "valibot"],
  },
  archive: { rooms: ["history", "time"], packages: ["idb"] },
  tabs: {
    rooms: ["hosts/host.ts", "hosts/trouble.ts", "hosts/allowance.ts", "hosts/carry.ts", "time"],
  },
  reading: {
    rooms: ["archive", "hosts/host.ts", "hosts/trouble.ts", "hosts/carry.ts", "tabs", ...core],
  },
  state: {
    rooms: ["hosts/host.ts", "hosts/trouble.ts", "reading", ...core],
    types: ["archive", "hosts/host-traits.ts", "hosts/reported.ts"],
    packages: ["@preact/signals"],
  },
  translations: {
    rooms: ["time"],
    types: ["metrics", "definitions", "hosts/host.ts", "hosts/trouble.ts"],
  },
  view: {
    rooms: ["state", "report", "metrics", "definitions", "translations", "history", "time"],
    types: ["story", "reading", "archive", "hosts/host.ts", "hosts/trouble.ts"],
    packages: ["preact", "@preact/signals"],
  },
  log: { rooms: ["history", "definitions", "time"] },
  measure: { rooms: ["log", ...core], packages: ["node:"] },
  desk: {
    rooms: ["history", "time", "log", "hosts/zendesk/wire.ts"],
    packages: ["node:", "preact", "@preact/signals", "zendesk_app_framework_sdk"],
  },
  package: { rooms: [], packages: ["node:"] },
};

/** Rooms that must run anywhere: in a worker, in Node, in a test without a page. */
const pureRooms = [
  "time",
  "history",
  "definitions",
  "story",
  "metrics",
  "report",
  "log",
  "archive",
];

/** Files above 200 lines, each with the reason why no noun is hiding in it. */
const longFiles: Readonly<Record<string, string>> = {};

/** Where a type is claimed rather than proved, outside the rooms that read foreign data. */
const casts: Readonly<Record<string, string>> = {
  "src/archive/block.ts": "What was packed as an id or an instant comes back as one.",
  "src/archive/unpack-updates.ts": "What was packed as an id or an instant comes back as one.",
  "src/metrics/traits.ts": "A record is filled key by key from the list of all its keys.",
  "src/report/column.ts": "A record is filled key by key from the list of all its keys.",
  "src/report/columns.ts": "What was packed as an instant comes back as one.",
  "src/reading/connect.ts": "Both ends of the channel are of one build.",
  "src/reading/remote.ts": "Both ends of the channel are of one build.",
  "src/state/board-address.ts": "Ids in an address: one that names nothing finds nothing.",
  "src/time/instant.ts": "The one place where a number becomes an instant.",
  "src/time/schedule.ts": "The one place where a text becomes a schedule's id.",
};

/** Where code is fetched when it is needed, each with what for. */
const later: Readonly<Record<string, string>> = {
  "src/hosts/answers.ts": "The worker's half of a host, for its tool alone.",
  "src/hosts/choose.ts": "The page's half of a host, in its tool alone.",
  "src/hosts/zendesk/histories.ts": "The stream of all tickets, for an admin with many.",
  "src/main.tsx":
    "The worker's code, where a page may have no worker; ground of our own, in somebody's page; the settings, model and view.",
  "src/reading/reading.ts": "Settings in a form, for admins.",
  "src/state/app-model.ts": "Views, for who looks further than the ticket; the board, on a page.",
  "src/state/terms.ts": "Working hours, where figures are shown in them.",
  "src/translations/languages.ts": "A language, part by part.",
  "src/view/app.tsx": "What stands behind a tab or a number.",
  "src/view/definition.tsx": "How a metric is counted, for who asks.",
  "src/view/host-says.tsx": "What a host says otherwise, and why.",
  "src/view/trouble-note.tsx": "A message for who can grant a missing right.",
  "src/view/ticket-tab.tsx": "The picture of the ticket's story.",
};

const borderRooms = ["hosts", "log", "desk"];

const sources = filesIn("src", /\.tsx?$/);
const tests = filesIn("test", /\.tsx?$/);
const roomOf = (path: string) => /^src\/([^/]+)\//.exec(path)?.[1] ?? "main";

describe("doors", () => {
  test("every folder of src is a room with its doors", () => {
    const folders = readdirSync("src", { withFileTypes: true }).filter((it) => it.isDirectory());
    expect(folders.map(({ name }) => name).sort()).toEqual(Object.keys(doors).sort());
  });

  test.each(Object.entries(doors))("%s looks only where it may", (room, allowed) => {
    const files = sources.filter(({ path }) => roomOf(path) === room);
    const wrong = files.flatMap((file) =>
      importsOf(file)
        .filter((wanted) => !mayImport({ file, wanted, allowed }))
        .map(({ from }) => `${file.path} may not import ${from}.`),
    );
    expect(wrong, `${room} may look into ${allowed.rooms.join(", ") || "no other room"}.`).toEqual(
      [],
    );
  });

  test("no view uses hooks, which the build leaves out", () => {
    const hooked = sources
      .filter(({ path }) => /^src\/(view|state)\//.test(path))
      .filter((file) => importsOf(file).some(({ from }) => from === "preact/hooks"))
      .map(({ path }) => path);
    const signals = sources.filter(
      ({ path, text }) =>
        /^src\/(view|state)\//.test(path) && /\buse(Signal|Computed|SignalEffect)\b/.test(text),
    );
    expect([...hooked, ...signals.map(({ path }) => path)]).toEqual([]);
  });

  test("no module is loaded later without a listed reason", () => {
    const found = sources.filter((file) => /\b(import|require)\s*\(/.test(codeOf(file)));
    const advice = "Import it at the top, or list the file with its reason.";
    expect(Object.keys(later), advice).toEqual(
      expect.arrayContaining(found.map(({ path }) => path)),
    );
  });
});

interface Visit {
  readonly file: SourceFile;
  readonly wanted: Import;
  readonly allowed: Doors;
}

function mayImport({ file, wanted, allowed }: Visit): boolean {
  const { path } = wanted;
  if (path === null) {
    return (allowed.packages ?? []).some((name) =>
      name.endsWith(":") ? wanted.from.startsWith(name) : `${wanted.from}/`.startsWith(`${name}/`),
    );
  }
  const within = (place: string) => `${path}/`.startsWith(`src/${place}/`);
  // In the room of hosts each host is a room of its own.
  const home = roomOf(file.path);
  // Only what stands before their doors may look into all of them.
  const own = home === "hosts" ? (/hosts\/[^/]+(?=\/)/.exec(file.path)?.[0] ?? home) : home;
  return (
    within(own) ||
    allowed.rooms.some(within) ||
    (wanted.typeOnly && (allowed.types ?? []).some(within))
  );
}

describe("the pure rooms", () => {
  test("compile without the DOM", () => {
    const { include } = JSON.parse(readFileSync("src/tsconfig.core.json", "utf8"));
    expect(include).toEqual(expect.arrayContaining(pureRooms));
    const compiler = "node_modules/.bin/tsc";
    const { status, stdout } = spawnSync(compiler, ["-p", "src/tsconfig.core.json"], {
      encoding: "utf8",
    });
    expect({ status, stdout }).toEqual({ status: 0, stdout: "" });
  });

  test("never ask what time it is, and never roll dice", () => {
    const wrong = sources
      .filter(({ path }) => pureRooms.includes(roomOf(path)))
      .filter((file) => /\bDate\.now\b|new Date\(\)|Math\.random/.test(codeOf(file)));
    expect(wrong.map(({ path }) => `${path}: take the instant as an argument.`)).toEqual([]);
  });
});

describe("names and sizes", () => {
  const drawers = /^(utils?|helpers?|common|misc|shared|lib|types|index|constants)\./;

  test("every file is named in kebab-case after what it holds", () => {
    const wrong = [...sources, ...tests]
      .map(({ path }) => path)
      .filter((path) => {
        const name = path.split("/").at(-1) ?? "";
        return (
          drawers.test(name) ||
          !/^[a-z0-9]+(-[a-z0-9]+)*(\.(property|test|config|d))*\.tsx?$/.test(name)
        );
      });
    expect(wrong, "Name the file after its one main export; a drawer is no noun.").toEqual([]);
  });

  test("no file is longer than 200 lines without a listed reason", () => {
    const long = sources
      .filter(({ text }) => text.split("\n").length > 201)
      .map(({ path }) => path);
    expect(long, "Find the noun that hides in it.").toEqual(Object.keys(longFiles).sort());
  });
});

describe("what is not said", () => {
  const unwelcome: readonly (readonly [RegExp, string])[] = [
    [/\b(TODO|FIXME|XXX|HACK)\b/, "do it, or leave it."],
    [/@ts-(ignore|expect-error|nocheck)/, "make the types right."],
    [/biome-ignore(?!.*: \w+)/, "give the reason."],
    [/\b(inner|outer)HTML\b|dangerouslySetInnerHTML/, "untrusted text is only ever text."],
    [/\/(home|Users|root|work)\//, "the project knows no machine."],
  ];

  test.each(unwelcome)("%s", (pattern, advice) => {
    const wrong = [...sources, ...tests]
      .filter(({ path }) => path !== "test/house-rules.test.ts")
      .filter(({ text }) => pattern.test(text));
    expect(wrong.map(({ path }) => `${path}: ${advice}`)).toEqual([]);
  });

  test("no type is any, and no value is declared present", () => {
    const wrong = sources.filter((file) =>
      /[:<|&(,=]\s*any\b|\bas any\b|[\w)\]]!(?=[.;,)\]\s[]|$)(?!=)/m.test(codeOf(file)),
    );
    expect(wrong.map(({ path }) => `${path}: say what it is, or check it.`)).toEqual([]);
  });

  test("types are claimed at the border only", () => {
    const claiming = sources
      .filter(({ path }) => !borderRooms.includes(roomOf(path)))
      .filter((file) =>
        /^(?!import|export \{|\s+\w+ as \w+,$).*\bas (?!const\b)/m.test(codeOf(file)),
      )
      .map(({ path }) => path);
    expect(claiming, "Prove the type, or list the file with its reason.").toEqual(
      Object.keys(casts).sort(),
    );
  });
});
