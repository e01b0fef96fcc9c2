import { isJsonObject, type JsonObject, readJsonObject } from "../json.ts";
import { type PackageFiles, textOf } from "./package-files.ts";

/** How a locale's file is named, and how the manifest names it. */
export const localeName = /^[a-z]{2,3}(-\w{2,3})?$/;

/** Zendesk knows more keys; each of the others brings rules that are not checked here. */
const knownKeys = [
  "name",
  "author",
  "defaultLocale",
  "private",
  "location",
  "parameters",
  "version",
  "frameworkVersion",
];

const supportLocations = [
  "top_bar",
  "nav_bar",
  "ticket_sidebar",
  "new_ticket_sidebar",
  "user_sidebar",
  "organization_sidebar",
  "background",
  "modal",
  "ticket_editor",
];

const locationKeys = ["url", "autoLoad", "autoHide", "flexible", "size"];

const parameterTypes: Readonly<Record<string, string>> = {
  text: "string",
  multiline: "string",
  url: "string",
  number: "number",
  checkbox: "boolean",
};

/** `manifest.json`: complete, of the right types, and speaking of files that exist. */
export function* checkManifest(files: PackageFiles, version: string): Generator<string> {
  const text = textOf(files, "manifest.json");
  if (text === null) return yield "The package needs a manifest.json at its top level.";
  const manifest = readJsonObject(text);
  if (typeof manifest === "string") return yield `manifest.json ${manifest}`;

  for (const problem of [
    ...checkKeys(manifest),
    ...checkAuthor(manifest["author"]),
    ...checkLocale(manifest["defaultLocale"], files),
    ...checkLocations(manifest["location"], files),
    ...checkParameters(manifest["parameters"]),
  ]) {
    yield `manifest.json: ${problem}`;
  }
  if (manifest["version"] !== version) {
    yield `manifest.json says version ${manifest["version"]}, package.json says ${version}: make them agree.`;
  }
}

function* checkKeys(manifest: JsonObject): Generator<string> {
  const { name, version, frameworkVersion } = manifest;
  for (const key of Object.keys(manifest)) {
    if (!knownKeys.includes(key)) {
      yield `"${key}" is not checked yet; add its rules to check-manifest.ts before using it.`;
    }
  }
  if (!isText(name)) yield '"name" must be the name of the app.';
  else if (/zendesk/i.test(name)) yield '"name" may not contain the trademark Zendesk.';
  if (typeof manifest["private"] !== "boolean") yield '"private" must be true or false.';
  if (frameworkVersion !== "2.0") yield '"frameworkVersion" must be "2.0".';
  if (!(isText(version) && /^\d+\.\d+\.\d+$/.test(version))) {
    yield '"version" must be three numbers such as "1.2.3".';
  }
}

function* checkAuthor(author: unknown): Generator<string> {
  if (!isJsonObject(author)) return yield '"author" must hold a name and an email.';
  if (!isText(author["name"])) yield '"author.name" is missing.';
  if (!(isText(author["email"]) && /^\S+@\S+$/.test(author["email"]))) {
    yield '"author.email" must be an e-mail address.';
  }
  const url = author["url"];
  if (url !== undefined && !(isText(url) && /^https?:$/.test(protocolOf(url)))) {
    yield '"author.url" must be a http or https address.';
  }
}

function* checkLocale(locale: unknown, files: PackageFiles): Generator<string> {
  if (!(isText(locale) && localeName.test(locale))) {
    yield '"defaultLocale" must be a locale such as "en" or "pt-br".';
  } else if (!files.has(`translations/${locale}.json`)) {
    yield `"defaultLocale" is ${locale}, but translations/${locale}.json is missing.`;
  }
}

function* checkLocations(location: unknown, files: PackageFiles): Generator<string> {
  if (!isJsonObject(location)) return yield '"location" must hold the places of the app.';
  const { support, ...others } = location;
  for (const product of Object.keys(others)) yield `"location" may not hold "${product}".`;
  if (!isJsonObject(support)) return yield '"location.support" must hold the places of the app.';

  for (const [place, entry] of Object.entries(support)) {
    if (!supportLocations.includes(place)) yield `"${place}" is no place in Zendesk Support.`;
    if (!isJsonObject(entry)) {
      yield `"${place}" must be an object with a "url".`;
      continue;
    }
    const { url, flexible, ...rest } = entry;
    if (!isText(url) || !/^assets\//.test(url)) yield `"${place}.url" must start with assets/.`;
    else if (!files.has(url)) yield `"${place}.url" names ${url}, which the package does not have.`;
    if (flexible !== undefined && typeof flexible !== "boolean") {
      yield `"${place}.flexible" must be true or false.`;
    }
    for (const key of Object.keys(rest)) {
      if (!locationKeys.includes(key)) yield `"${place}.${key}" is no option of a place.`;
    }
  }
}

function* checkParameters(parameters: unknown): Generator<string> {
  if (!Array.isArray(parameters)) return yield '"parameters" must be a list.';
  const seen = new Set<unknown>();
  for (const parameter of parameters) {
    if (!isJsonObject(parameter)) {
      yield "each parameter must be an object.";
      continue;
    }
    const { name, type, required, default: initial, ...rest } = parameter;
    if (!(isText(name) && /^[a-z][a-z_]*$/.test(name))) {
      yield `the parameter ${JSON.stringify(name)} must be named in lower case with underscores.`;
    }
    if (name === "name") yield 'a parameter may not be called "name".';
    if (isText(name) && /token|key|pwd|password|secret/.test(name)) {
      yield `the parameter "${name}" sounds like a secret; Zendesk then wants it to be secure.`;
    }
    if (seen.has(name)) yield `the parameter "${name}" is there twice.`;
    seen.add(name);
    const jsType = isText(type) ? parameterTypes[type] : undefined;
    if (!jsType) {
      yield `the parameter "${name}" has the type ${JSON.stringify(type)}; allowed are ${Object.keys(parameterTypes).join(", ")}.`;
    } else if (initial !== undefined && typeof initial !== jsType) {
      yield `the default of "${name}" must be a ${jsType}.`;
    }
    if (typeof required !== "boolean") yield `"required" of "${name}" must be true or false.`;
    for (const key of Object.keys(rest)) yield `the parameter "${name}" may not have "${key}".`;
  }
}

/** The parameters' names; null where the manifest cannot be read. */
export function parameterNames(files: PackageFiles): readonly string[] | null {
  const manifest = readJsonObject(textOf(files, "manifest.json") ?? "");
  const parameters = typeof manifest === "string" ? null : manifest["parameters"];
  if (!Array.isArray(parameters)) return null;
  return parameters.flatMap((parameter: unknown) =>
    isJsonObject(parameter) && isText(parameter["name"]) ? parameter["name"] : [],
  );
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}

function protocolOf(url: string): string {
  return URL.canParse(url) ? new URL(url).protocol : "";
}
