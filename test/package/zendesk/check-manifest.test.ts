import { describe, expect, test } from "vitest";
import { checkPackage } from "../../../src/package/zendesk/check-package.ts";
import { breaks, changing, having, type Loose, replacing, version } from "./package-for-tests.ts";

const manifest = (from: string | RegExp, to: string) => replacing("manifest.json", [from, to]);
const support = "location.support";

describe("the manifest", () => {
  breaks([
    ["no JSON", manifest(/^/, "{"), expect.stringMatching(/^manifest\.json is not JSON: /)],
    ["a list", having({ "manifest.json": "[]" }), "manifest.json must hold one JSON object."],
    [
      "a repeated name",
      manifest('"private"', '"name": "Other", "private"'),
      'manifest.json names "name" twice in one object.',
    ],
    [
      "a repeated name within",
      manifest('"flexible": true', '"flexible": true, "flexible": true'),
      'manifest.json names "flexible" twice in one object.',
    ],
    ["no name", manifest('"name": "Sidelight",', ""), expect.stringContaining('"name" must be')],
    [
      "a trademark",
      manifest('"Sidelight"', '"Sidelight for Zendesk"'),
      'manifest.json: "name" may not contain the trademark Zendesk.',
    ],
    [
      "a word where a yes or no belongs",
      manifest('"private": false', '"private": "false"'),
      'manifest.json: "private" must be true or false.',
    ],
    [
      "an old framework",
      manifest('"2.0"', '"1.0"'),
      'manifest.json: "frameworkVersion" must be "2.0".',
    ],
    [
      "a key with rules of its own",
      manifest('"private"', '"oauth": {}, "private"'),
      'manifest.json: "oauth" is not checked yet; add its rules to check-manifest.ts before using it.',
    ],
    [
      "an author without a name",
      changing<Loose>("manifest.json", (value) => delete value["author"]?.["name"]),
      'manifest.json: "author.name" is missing.',
    ],
    [
      "an author whose address is none",
      manifest("https://sidelight.example", "sidelight.example"),
      'manifest.json: "author.url" must be a http or https address.',
    ],
    [
      "a locale without its file",
      manifest('"defaultLocale": "en"', '"defaultLocale": "fi"'),
      'manifest.json: "defaultLocale" is fi, but translations/fi.json is missing.',
    ],
    [
      "a locale that is none",
      manifest('"defaultLocale": "en"', '"defaultLocale": "english"'),
      'manifest.json: "defaultLocale" must be a locale such as "en" or "pt-br".',
    ],
    [
      "another product",
      manifest('"support": {', '"sell": {}, "support": {'),
      'manifest.json: "location" may not hold "sell".',
    ],
    [
      "an unknown place",
      manifest('"ticket_sidebar"', '"sidebar"'),
      'manifest.json: "sidebar" is no place in Zendesk Support.',
    ],
    [
      "a page outside the assets",
      manifest('"url": "assets/iframe.html" }', '"url": "iframe.html" }'),
      'manifest.json: "nav_bar.url" must start with assets/.',
    ],
    [
      "a page that is not there",
      manifest('"url": "assets/iframe.html" }', '"url": "assets/board.html" }'),
      'manifest.json: "nav_bar.url" names assets/board.html, which the package does not have.',
    ],
    [
      "a flexible that is no yes or no",
      manifest('"flexible": true', '"flexible": 1'),
      'manifest.json: "ticket_sidebar.flexible" must be true or false.',
    ],
    [
      "an option that no place has",
      manifest('"flexible": true', '"flexible": true, "width": 3'),
      'manifest.json: "ticket_sidebar.width" is no option of a place.',
    ],
    [
      "a type that Zendesk refuses",
      manifest('"type": "text"', '"type": "dropdown"'),
      'manifest.json: the parameter "bots" has the type "dropdown"; allowed are text, multiline, url, number, checkbox.',
    ],
    [
      "a parameter twice",
      manifest('"parameters": [', '"parameters": [{"name":"bots","type":"text","required":false},'),
      'manifest.json: the parameter "bots" is there twice.',
    ],
    [
      "a default of another type",
      manifest('"default": false', '"default": "no"'),
      'manifest.json: the default of "working_time" must be a boolean.',
    ],
    [
      "a parameter without required",
      manifest('"text", "required": false', '"text"'),
      'manifest.json: "required" of "bots" must be true or false.',
    ],
    [
      "a secure parameter",
      manifest('"text", "required": false', '"text", "required": false, "secure": true'),
      'manifest.json: the parameter "bots" may not have "secure".',
    ],
    [
      "a version that differs",
      manifest(`"${version}"`, '"9.9.9"'),
      `manifest.json says version 9.9.9, package.json says ${version}: make them agree.`,
    ],
  ]);

  test("has to be there", () => {
    expect(checkPackage(having({ "manifest.json": null }), version)).toContain(
      "The package needs a manifest.json at its top level.",
    );
  });

  test("a version that is no version, even where package.json says the same", () => {
    expect(checkPackage(manifest(`"${version}"`, '"1.0-beta"'), "1.0-beta")).toEqual([
      'manifest.json: "version" must be three numbers such as "1.2.3".',
    ]);
  });

  test.each(["name", "api_token"])("a parameter may not be called %s", (name) => {
    const files = changing<Loose>("manifest.json", (value) => {
      Object.assign(value["parameters"]?.[4] ?? {}, { name });
    });
    expect(checkPackage(files, version).join()).toMatch(/may not be called|sounds like a secret/);
  });

  test.each([
    ["location", '"location" must'],
    [support, '"location.support" must'],
  ])("%s has to be there", (path, complaint) => {
    const files = changing<Loose>("manifest.json", (value) => {
      if (path === support) delete value["location"]?.["support"];
      else delete value[path];
    });
    expect(checkPackage(files, version).join()).toContain(complaint);
  });
});
