import { isJsonObject, type JsonObject, readJsonObject } from "../json.ts";
import { localeName, parameterNames } from "./check-manifest.ts";
import { type PackageFiles, textOf } from "./package-files.ts";

const appTexts = ["name", "short_description", "long_description", "installation_instructions"];

/** The marketplace's texts: every locale complete, nothing in it that nobody reads. */
export function* checkTranslations(files: PackageFiles): Generator<string> {
  const paths = [...files.keys()].filter((path) => path.startsWith("translations/"));
  if (!paths.includes("translations/en.json")) yield "The package needs translations/en.json.";
  const parameters = parameterNames(files);
  for (const path of paths) {
    for (const problem of checkLocaleFile(path, textOf(files, path) ?? "", parameters)) {
      yield `${path} ${problem}`;
    }
  }
}

function* checkLocaleFile(
  path: string,
  text: string,
  parameters: readonly string[] | null,
): Generator<string> {
  if (!localeName.test(path.replace(/^translations\/(.*)\.json$/, "$1"))) {
    yield 'must be named after its locale, such as "en.json" or "pt-br.json".';
  }
  const texts = readJsonObject(text);
  if (typeof texts === "string") return yield texts;
  const { app, ...others } = texts;
  for (const key of Object.keys(others)) yield `may hold nothing but "app", not "${key}".`;
  if (!isJsonObject(app)) return yield 'must hold the texts of the marketplace under "app".';
  const { parameters: parameterTexts, ...rest } = app;
  yield* checkKeys({ texts: rest, keys: appTexts, within: "app" });

  if (!isJsonObject(parameterTexts)) return yield 'must hold "app.parameters".';
  for (const name of parameters ?? []) {
    if (!(name in parameterTexts)) yield `needs "app.parameters.${name}".`;
  }
  for (const [name, entry] of Object.entries(parameterTexts)) {
    const within = `app.parameters.${name}`;
    if (parameters && !parameters.includes(name))
      yield `has "${within}", which is no parameter of the manifest.`;
    else if (!isJsonObject(entry)) yield `needs a label and a helpText in "${within}".`;
    else yield* checkKeys({ texts: entry, keys: ["label", "helpText"], within });
  }
}

interface KeyCheck {
  readonly texts: JsonObject;
  readonly keys: readonly string[];
  readonly within: string;
}

function* checkKeys({ texts, keys, within }: KeyCheck): Generator<string> {
  for (const key of keys) {
    const text = texts[key];
    if (typeof text !== "string" || !text.trim()) yield `needs a text "${within}.${key}".`;
  }
  for (const key of Object.keys(texts)) {
    if (!keys.includes(key)) yield `has "${within}.${key}", which Zendesk does not know.`;
  }
}
