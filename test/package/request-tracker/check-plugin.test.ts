import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import manifest from "../../../manifest.json" with { type: "json" };
import { checkPlugin } from "../../../src/package/request-tracker/check-plugin.ts";
import { pluginFiles } from "../../../src/package/request-tracker/plugin-files.ts";

const home = "src/package/request-tracker";
const version = "1.2.3";
const mount = "html/Sidelight/Elements/Mount";
const app = `static/sidelight-${version}`;

/** The plugin as it is in the project, around a small script and style. */
function soundPlugin(): Map<string, Uint8Array> {
  const sources = new Map<string, Uint8Array>([
    ["LICENSE", readFileSync("LICENSE")],
    ["README", readFileSync(join(home, "README"))],
    ["licences.json", Buffer.from("{}")],
  ]);
  for (const folder of ["html", "lib"]) {
    for (const name of readdirSync(join(home, folder), { recursive: true, encoding: "utf8" })) {
      const path = `${folder}/${name}`;
      if (/\.pm$|Sidelight\/\w|\/Privileged$|BeforeResults$|ColumnTop$/.test(path)) {
        const content = contentOf(join(home, path));
        if (content) sources.set(path, content);
      }
    }
  }
  const script = Buffer.from("console.log(1);");
  return new Map(
    pluginFiles({
      app: new Map([
        ["main.js", script],
        ["worker.js", script],
        ["main.css", Buffer.from(".sidelight{padding:.75rem 1rem}@media (width<40rem){a{top:0}}")],
        ["story.css", Buffer.from(".sidelight{gap:2rem}")],
      ]),
      look: ":host{margin-inline:-.75rem}",
      sources,
      version,
    }),
  );
}

/** Null for a folder. */
function contentOf(path: string): Uint8Array | null {
  try {
    return readFileSync(path);
  } catch {
    return null;
  }
}

const textOf = (files: ReadonlyMap<string, Uint8Array>, path: string) =>
  new TextDecoder().decode(files.get(path));

const having = (path: string, text: string) => soundPlugin().set(path, Buffer.from(text));
const adding = (path: string, text: string) => having(path, textOf(soundPlugin(), path) + text);
function without(path: string) {
  const files = soundPlugin();
  files.delete(path);
  return files;
}

describe("the plugin", () => {
  test("of the project is sound", () => {
    expect([...checkPlugin(soundPlugin(), version)]).toEqual([]);
  });

  test("knows its version wherever it says it", () => {
    const files = soundPlugin();
    expect(textOf(files, mount)).toContain(`/${app}/main.js"`);
    expect(textOf(files, "lib/RT/Extension/Sidelight.pm")).toContain(`$VERSION = '${version}';`);
    expect(textOf(files, "README")).toContain(`sidelight-request-tracker-${version}.tar.gz`);
  });

  test("has lengths that Request Tracker's own text size does not shrink", () => {
    const files = soundPlugin();
    expect(textOf(files, `${app}/main.css`)).toBe(
      ".sidelight{padding:12px 16px}@media (width<640px){a{top:0}}:host{margin-inline:-12px}",
    );
    expect(textOf(files, `${app}/story.css`)).toBe(".sidelight{gap:32px}");
  });
});

test.each([
  [
    "a part is missing",
    without("html/Sidelight/Settings"),
    "The plugin needs html/Sidelight/Settings.",
  ],
  ["there is no worker", without(`${app}/worker.js`), `The plugin needs ${app}/worker.js.`],
  [
    "it is of another version",
    having("lib/RT/Extension/Sidelight.pm", "our $VERSION = '1.2.2';"),
    `lib/RT/Extension/Sidelight.pm must say that it is ${version}.`,
  ],
  [
    "browsers would keep a file of another version",
    having("static/main.js", ""),
    `static/main.js must lie in ${app}, or browsers keep an old one.`,
  ],
  [
    "a file is served as text",
    having(`${app}/zones.wasm`, ""),
    `${app}/zones.wasm must be .js or .css: the rest is served under a wrong type.`,
  ],
  ["a version is not told", adding("README", "@VERSION@"), "README does not know its version."],
  [
    "a page has a script",
    adding(mount, "<script>start('<% $Place %>')</script>"),
    `${mount} may not have a script in the page.`,
  ],
  [
    "a page has a script beside its address",
    adding(mount, '<script src="<% $Place %>">start()</script>'),
    `${mount} may not have a script in the page.`,
  ],
  [
    "an element has a script",
    adding(mount, '<a href="<% $Place %>" onclick="start()">'),
    `${mount} may not have a script in an attribute.`,
  ],
  [
    "an element has a style",
    adding(mount, '<p style="margin: 0">'),
    `${mount} may not have a style in the page.`,
  ],
  [
    "words are not escaped",
    adding(mount, "<p><% $Place |n %></p>"),
    `${mount} must escape all that it writes.`,
  ],
  [
    "an attribute has no quotes",
    adding(mount, "<p class=<% $Place %>></p>"),
    `${mount} must put quotes around what an attribute is.`,
  ],
  [
    "a script runs text",
    having(`${app}/main.js`, "eval(text)"),
    `${app}/main.js may not call eval.`,
  ],
])("it is refused where %s", (_, files, complaint) => {
  expect([...checkPlugin(files, version)]).toEqual([complaint]);
});

test("the site's configuration may give the settings that are read, and no others", () => {
  const perl = textOf(soundPlugin(), "lib/RT/Extension/Sidelight/Settings.pm");
  const [, kinds = ""] = /my %KINDS = \(([\s\S]*?)\);/.exec(perl) ?? [];
  const known = [...kinds.matchAll(/(\w+) +=> '(\w+)'/g)].map(([, name, kind]) => [name, kind]);
  const kindOf: Readonly<Record<string, string>> = { checkbox: "tick", text: "lines" };
  expect(known).toEqual(
    manifest.parameters.map(({ name, type }) => [
      name,
      name === "definitions" ? "json" : (kindOf[type] ?? "lines"),
    ]),
  );
});

/** What Mason writes must come through its own escaping: Perl that prints by itself would go past it. */
test("only JSON is printed past Mason", () => {
  const files = soundPlugin();
  const printing = [...files.keys()].filter(
    (path) => path.startsWith("html/") && /\$m->(out|print)|\bprint\b/.test(textOf(files, path)),
  );
  expect(printing).toEqual(["html/Sidelight/Settings"]);
});
