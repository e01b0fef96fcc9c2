import { expect, test } from "vitest";
import {
  brotliBytes,
  bytesByOwner,
  filesAddedBy,
  filesLoadedWith,
  packagesIn,
} from "../../src/package/sizes.ts";

const contents = {
  outputs: {
    "assets/main.js": {
      inputs: {
        "node_modules/preact/dist/preact.mjs": { bytesInOutput: 10 },
        "node_modules/preact/hooks/dist/hooks.mjs": { bytesInOutput: 5 },
        "node_modules/@preact/signals/dist/signals.mjs": { bytesInOutput: 7 },
        "node_modules/ky/node_modules/other/main.js": { bytesInOutput: 1 },
        "src/view/me-tab.tsx": { bytesInOutput: 20 },
        "src/main.tsx": { bytesInOutput: 2 },
      },
    },
    "assets/main.css": { inputs: { "src/view/me-tab.css": { bytesInOutput: 30 } } },
  },
};

test("a room's bytes are those of its scripts and styles, a package's those of all its files", () => {
  expect(bytesByOwner(contents)).toEqual([
    { name: "src/view", bytes: 50 },
    { name: "preact", bytes: 15 },
    { name: "@preact/signals", bytes: 7 },
    { name: "src/main.tsx", bytes: 2 },
    { name: "other", bytes: 1 },
  ]);
});

test("the packages of a bundle are those whose licence has to come along", () => {
  expect(packagesIn(contents)).toEqual(["@preact/signals", "other", "preact"]);
});

test("brotli bytes are those after compression", () => {
  expect(brotliBytes(Buffer.from("sidelight ".repeat(1000)))).toBeLessThan(50);
});

test("a page loads what its script imports, and what that imports, but not what it asks for later", () => {
  const importing = (kind: string, ...paths: string[]) => ({
    inputs: {},
    imports: paths.map((path) => ({ kind, path })),
  });
  const outputs = {
    "main.js": { ...importing("import-statement", "a.js"), cssBundle: "main.css" },
    "a.js": importing("import-statement", "b.js", "main.js"),
    "b.js": importing("dynamic-import", "later.js"),
    "later.js": importing("import-statement"),
    "main.css": importing("import-statement"),
  };
  expect([...filesLoadedWith("main.js", { outputs })].sort()).toEqual([
    "a.js",
    "b.js",
    "main.css",
    "main.js",
  ]);
});

test("a page adds what it imports and no other page has", () => {
  const made = (source: string, ...paths: string[]) => ({
    inputs: { [source]: { bytesInOutput: 1 } },
    imports: paths.map((path) => ({ kind: "import-statement", path })),
  });
  const outputs = {
    "main.js": made("src/main.tsx", "shared.js"),
    "shared.js": made("src/fact.tsx"),
    "board.js": made("src/board.tsx", "shared.js", "table.js", "figures.js"),
    "table.js": made("src/table.tsx"),
    "figures.js": made("src/figures.ts"),
    "model.js": made("src/model.ts", "figures.js"),
    // What an entry is made of may all lie in what others import too.
    "settings.js": { ...made("src/none.ts", "table.js"), entryPoint: "src/settings.tsx" },
  };
  const sources = ["src/board.tsx", "src/model.ts"];
  const added = filesAddedBy({ sources, others: ["src/main.tsx"] }, { outputs });
  expect([...added].sort()).toEqual(["board.js", "figures.js", "model.js", "table.js"]);
  const entry = filesAddedBy({ sources: ["src/settings.tsx"], others: sources }, { outputs });
  expect(entry).toEqual(["settings.js"]);
});
