import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import manifest from "../manifest.json" with { type: "json" };
import project from "../package.json" with { type: "json" };
import { metrics } from "../src/metrics/traits.ts";
import { boardBudget, openedBudget, sidebarBudget, ticketBudget } from "../src/package/sizes.ts";
import definitions from "../src/translations/en/definitions.json" with { type: "json" };
import figures from "../src/translations/en/figures.json" with { type: "json" };
import ticket from "../src/translations/en/ticket.json" with { type: "json" };
import { filesIn } from "./source-files.ts";

const readme = readFileSync("README.md", "utf8");

describe("every metric", () => {
  const fileOf = (id: string) => id.replaceAll("_", "-");

  test.each(metrics.map(({ id }) => id))("%s has its file, its test and its words", (id) => {
    expect(existsSync(`src/metrics/${fileOf(id)}.ts`), `Give ${id} a file of its name.`).toBe(true);
    expect(
      existsSync(`test/metrics/${fileOf(id)}.test.ts`),
      `Write test/metrics/${fileOf(id)}.test.ts.`,
    ).toBe(true);
    const keys = Object.keys({ ...ticket, ...figures, ...definitions });
    const wanted = ["", "_behind", "_credit", "_belongs", "_leaves", "_lacks"].map(
      (end) => id + end,
    );
    expect(keys, `Give ${id} its words in figures.json and definitions.json.`).toEqual(
      expect.arrayContaining(wanted),
    );
  });

  test("is listed", () => {
    const written = filesIn("src/metrics", /\.ts$/)
      .flatMap(({ text }) => [...text.matchAll(/: Metric<"(\w+)">/g)])
      .map(([, id]) => id);
    expect(
      metrics.map(({ id }) => id).sort(),
      "Give every metric its line in src/metrics/traits.ts.",
    ).toEqual(written.sort());
  });
});

test("the manifest asks for exactly the settings that are read", () => {
  const read = filesIn("src/definitions", /\.ts$/)
    .flatMap(({ text }) => [
      ...text.matchAll(/(?:isTicked|readLines|textOf)\("(\w+)"|\bsetting = "(\w+)"/g),
    ])
    .map(([, name, constant]) => name ?? constant);
  expect(new Set(manifest.parameters.map(({ name }) => name))).toEqual(new Set(read));
});

describe("the README", () => {
  test("names the budgets that the build keeps", () => {
    for (const budget of [sidebarBudget, ticketBudget, openedBudget, boardBudget]) {
      expect(readme).toContain(`| ${budget.toLocaleString("en")} |`);
    }
  });

  test("names only commands that exist", () => {
    const commands = [...readme.matchAll(/npm run (?:--silent )?(\w+)/g)].map(([, name]) => name);
    expect(Object.keys(project.scripts)).toEqual(expect.arrayContaining(commands));
    expect(commands).toEqual(expect.arrayContaining(["build", "measure", "bench", "check"]));
    expect(readme).toContain("npm ci && npm start");
    expect(readme).toContain("npm ci && npm test");
  });

  test("links to files that exist", () => {
    const links = [...readme.matchAll(/\]\(([^)#]+)(?:#[^)]*)?\)|src="([^"]+)"/g)]
      .map(([, link, source]) => link ?? source ?? "")
      .filter((link) => !/^https?:/.test(link));
    expect(links.filter((link) => !existsSync(link))).toEqual([]);
  });
});

describe("the project's papers", () => {
  test("the changelog tells of the version", () => {
    const changelog = readFileSync("CHANGELOG.md", "utf8");
    expect(/^## (\S+)/m.exec(changelog)?.[1]).toBe(project.version);
  });

  test("every package is pinned", () => {
    const versions = Object.entries({ ...project.dependencies, ...project.devDependencies });
    expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  });

  test("the lock file knows the binaries of every platform", () => {
    // A registry that lacks some of them makes npm leave them out, and then "npm ci" fails.
    const { packages }: { packages: Record<string, { optionalDependencies?: object }> } =
      JSON.parse(readFileSync("package-lock.json", "utf8"));
    const wanted = Object.values(packages).flatMap(({ optionalDependencies }) =>
      Object.keys(optionalDependencies ?? {}),
    );
    expect(wanted.filter((name) => !packages[`node_modules/${name}`])).toEqual([]);
  });

  test("the lock file knows no registry", () => {
    expect(readFileSync("package-lock.json", "utf8")).not.toMatch(/"resolved": "http/);
  });
});
