import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { checkPackage } from "../../../src/package/zendesk/check-package.ts";
import type { PackageFiles } from "../../../src/package/zendesk/package-files.ts";

const sources = {
  "manifest.json": "manifest.json",
  "translations/en.json": "src/package/zendesk/translations/en.json",
  "assets/iframe.html": "src/package/zendesk/iframe.html",
  "assets/logo.png": "src/package/zendesk/logo.png",
  "assets/logo-small.png": "src/package/zendesk/logo-small.png",
  "assets/icon_nav_bar.svg": "src/package/zendesk/icon-nav-bar.svg",
};

export const version: string = JSON.parse(readFileSync("package.json", "utf8")).version;

/** A JSON value as these tests change it. */
export interface Loose {
  [key: string]: Loose & string & boolean & Loose[];
}

/** Each row: what is broken, the broken package, and the one complaint to expect. */
export function breaks(rows: readonly (readonly [string, PackageFiles, string])[]): void {
  test.each(rows)("%s", (_, files, complaint) => {
    expect(checkPackage(files, version)).toEqual([complaint]);
  });
}

/** The package as it is in the project, around a small script and style. */
export function soundPackage(): Map<string, Uint8Array> {
  const files = new Map<string, Uint8Array>(
    Object.entries(sources).map(([path, source]) => [path, readFileSync(source)]),
  );
  files.set("assets/main.js", Buffer.from("console.log(1);"));
  files.set("assets/main.css", Buffer.from("body{margin:0}"));
  return files;
}

/** The sound package with one file's text rewritten. */
function withText(path: string, rewrite: (text: string) => string): PackageFiles {
  const files = soundPackage();
  const before = Buffer.from(files.get(path) ?? []).toString();
  const after = rewrite(before);
  if (after === before) throw new Error(`The rewriting of ${path} changes nothing.`);
  return files.set(path, Buffer.from(after));
}

/** The sound package with one text replaced by another. */
export function replacing(path: string, [from, to]: readonly [string | RegExp, string]) {
  return withText(path, (text) => text.replace(from, to));
}

/** The sound package with changes made to a JSON file's value. */
export function changing<T>(path: string, change: (value: T) => void): PackageFiles {
  return withText(path, (text) => {
    const value = JSON.parse(text);
    change(value);
    return JSON.stringify(value);
  });
}

/** The sound package with other files added, or left out where null. */
export function having(changes: Readonly<Record<string, Uint8Array | string | null>>) {
  const files = soundPackage();
  for (const [path, content] of Object.entries(changes)) {
    if (content === null) files.delete(path);
    else files.set(path, Buffer.from(content));
  }
  return files;
}
