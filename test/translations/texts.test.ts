import { describe, expect, test } from "vitest";
import { statuses, updateKinds } from "../../src/history/update.ts";
import { metrics } from "../../src/metrics/traits.ts";
import { fetchLanguage, languages } from "../../src/translations/languages.ts";
import { type Part, parts, type Texts } from "../../src/translations/translate.ts";
import { filesIn, importsOf, type SourceFile } from "../source-files.ts";

const sources = new Map(filesIn("src", /\.tsx?$/).map((file) => [file.path, file]));

/** A module with everything that it brings along at once. */
function broughtBy(entry: string): readonly SourceFile[] {
  const found = new Set<SourceFile>();
  const add = (path: string | null) => {
    const file = sources.get(path ?? "");
    if (!file || found.has(file)) return;
    found.add(file);
    for (const { path, typeOnly } of importsOf(file)) if (!typeOnly) add(path);
  };
  add(entry);
  return [...found];
}

/** The ones that say things. */
const speaking = (files: readonly SourceFile[]) =>
  files.filter(({ path }) => path.startsWith("src/view/") || path === "src/main.tsx");

/** Whether any of the files could say a key: by its name, or put together from two words. */
function saidIn(files: readonly SourceFile[]): (key: string) => boolean {
  const text = files.map((file) => file.text).join("\n");
  const families = familiesIn(text);
  return (key) => new RegExp(`["\`]${key}["\`]`).test(text) || families.some((has) => has(key));
}

/** Whether the calls of `t` in the files name a key. */
function calledIn(files: readonly SourceFile[]): (key: string) => boolean {
  const calls = files.flatMap(({ text }) =>
    [...text.matchAll(/\bt\(((?:[^()]|\((?:[^()]|\([^()]*\))*\))*)\)/g)].map(([, said]) => said),
  );
  return saidIn([{ path: "", text: calls.join("\n") }]);
}

function familiesIn(text: string): readonly ((key: string) => boolean)[] {
  const found = text.matchAll(/`(?:(\w+_)\$\{[^}]+\}|\$\{[^}]+\}(_\w+))`/g);
  return [...found].map(
    ([, start = "", end = ""]) =>
      (key) =>
        key.startsWith(start) && key.endsWith(end),
  );
}

/** In which part the words of a screen may be, by the module that brings the screen. */
const screens: readonly (readonly [string, readonly Part[]])[] = [
  ["src/main.tsx", ["ticket"]],
  ["src/view/ticket-story.tsx", ["ticket", "story"]],
  ["src/view/behind.ts", ["ticket", "story", "figures"]],
  ["src/view/settings.ts", ["ticket", "story", "figures", "board"]],
  ["src/view/board.tsx", ["ticket", "story", "figures", "board"]],
  ["src/view/host-figures.tsx", ["ticket", "definitions"]],
  ["src/view/ask-admin.tsx", ["ticket", "definitions"]],
  ["src/view/definition-panel.tsx", ["ticket", "story", "figures", "definitions"]],
];

async function textsOf(name: string, wanted: readonly Part[]): Promise<Texts> {
  return (await fetchLanguage({ locale: name, direction: "ltr" }, wanted)).texts;
}

const english = await textsOf("en", parts);
const keys = Object.keys(english);

describe("every key", () => {
  test("stands in one part only", async () => {
    const all = await Promise.all(
      parts.map(async (part) => Object.keys(await textsOf("en", [part]))),
    );
    expect(all.flat().sort()).toEqual([...new Set(all.flat())].sort());
  });

  test("is said somewhere", () => {
    const isSaid = saidIn(speaking([...sources.values()]));
    const unused = keys.filter((key) => !isSaid(key) && !metrics.some(({ id }) => id === key));
    expect(unused, "Take these out of every language, or say them.").toEqual([]);
  });

  test.each(screens)("said by %s is fetched with it", async (entry, wanted) => {
    const fetched = await textsOf("en", wanted);
    const files = broughtBy(entry);
    expect(files.length).toBeGreaterThan(1);
    const isCalled = calledIn(speaking(files));
    const missing = keys.filter((key) => isCalled(key) && !(key in fetched));
    expect(missing, `Move these into ${wanted.join(" or ")}.json.`).toEqual([]);
  });

  test("is there for every word of the domain", () => {
    const wanted = [
      ...metrics.flatMap(({ id, unit }) => [
        ...[id, `${id}_behind`, `${id}_credit`, `${id}_belongs`, `${id}_leaves`, `${id}_lacks`],
        ...(unit === "duration" ? [`${id}_starts`, `${id}_stops`] : [`${id}_counts`]),
        ...(unit === "share" ? [`${id}_out_of`] : []),
      ]),
      ...statuses.map((status) => `status_${status}`),
      ...updateKinds
        .filter((kind) => kind !== "create" && kind !== "update")
        .map((kind) => `did_${kind}`),
    ];
    expect(wanted.filter((key) => !keys.includes(key))).toEqual([]);
  });
});

const forms = (text: Texts[keyof Texts]): Readonly<Record<string, string>> =>
  typeof text === "object" ? { ...text } : { other: text ?? "" };
const braces = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

describe.each(Object.keys(languages))("%s", (name) => {
  test.each(parts)("has each key of its %s part once, in order", async (part) => {
    const own = Object.keys(await textsOf(name, [part]));
    expect(own).toEqual(Object.keys(await textsOf("en", [part])).sort());
  });

  test("has the plural forms of its language, and no others", async () => {
    const { pluralCategories } = new Intl.PluralRules(name).resolvedOptions();
    const wrong = Object.entries(await textsOf(name, parts)).filter(
      ([, text]) =>
        typeof text === "object" &&
        Object.keys(text).sort().join() !== [...pluralCategories].sort().join(),
    );
    expect(wrong.map(([key]) => key)).toEqual([]);
  });

  test("names in braces what English names", async () => {
    const own = Object.entries(await textsOf(name, parts));
    const wrong = own.filter(([key, text]) => {
      const source = Object.entries(english).find(([known]) => known === key)?.[1];
      const wanted = new Set(Object.values(forms(source)).flatMap(braces));
      return Object.values(forms(text)).some(
        (form) =>
          /[{}]/.test(form.replace(/\{\w+\}/g, "")) || braces(form).some((it) => !wanted.has(it)),
      );
    });
    expect(wrong.map(([key]) => key)).toEqual([]);
  });

  test("has a letter for each status", async () => {
    const { letters } = await textsOf(name, ["ticket"]);
    expect(String(letters).split(" ")).toHaveLength(statuses.length);
  });
});
