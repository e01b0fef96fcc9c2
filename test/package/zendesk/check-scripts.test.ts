import { describe, expect, test } from "vitest";
import { checkPackage } from "../../../src/package/zendesk/check-package.ts";
import { breaks, having, version } from "./package-for-tests.ts";

const script = (text: string) => having({ "assets/main.js": text });

describe("scripts and styles", () => {
  breaks([
    ["eval", script("eval('1')"), "assets/main.js may not call eval."],
    ["Function", script("new Function('1')"), "assets/main.js may not make functions from text."],
    [
      "later code",
      script("import('https://cdn.example/x.js')"),
      "assets/main.js may load code later only from the package, by its name.",
    ],
    [
      "a secret",
      script('var t={token:"abcdef123"}'),
      "assets/main.js contains what looks like a secret.",
    ],
    [
      "an address that is not secure",
      script('"http://example.org/x"'),
      "assets/main.js names http://example.org/x, which is not secure.",
    ],
    [
      "a style that loads",
      having({ "assets/main.css": "a{background:url(x.png)}" }),
      "assets/main.css may not load pictures or fonts.",
    ],
  ]);

  test("the names of SVG and XHTML are no addresses", () => {
    const files = script('"http://www.w3.org/2000/svg" "http://www.w3.org/1999/xhtml"');
    expect(checkPackage(files, version)).toEqual([]);
  });
});
