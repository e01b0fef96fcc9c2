import { describe, expect } from "vitest";
import { breaks, having, replacing } from "./package-for-tests.ts";

/** A PNG's first bytes: enough for everything that is checked. */
function png(width: number, colours: number): Uint8Array {
  const bytes = Buffer.from("89504e470d0a1a0a0000000d49484452000000000000000008000000", "hex");
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(width, 20);
  bytes.writeUInt8(colours, 25);
  return bytes;
}

const icon = "assets/icon_nav_bar.svg";

describe("the pictures", () => {
  breaks([
    ["no logo", having({ "assets/logo.png": null }), "The package needs assets/logo.png."],
    [
      "a logo of another size",
      having({ "assets/logo.png": png(256, 2) }),
      "assets/logo.png is 256x256 pixels; it must be 320x320.",
    ],
    [
      "a small logo that is not transparent",
      having({ "assets/logo-small.png": png(128, 2) }),
      "assets/logo-small.png must be a 24-bit PNG with transparency.",
    ],
    ["a logo that is none", having({ "assets/logo.png": "GIF" }), "assets/logo.png is no PNG."],
    ["no icon", having({ [icon]: null }), `A nav_bar app needs ${icon}.`],
    [
      "an icon without a viewBox",
      replacing(icon, [/viewBox="[^"]*"/, ""]),
      `${icon} needs a viewBox.`,
    ],
    [
      "an icon with a bitmap",
      replacing(icon, ["</svg>", '<image x="1"/></svg>']),
      `${icon} may not contain a bitmap.`,
    ],
    [
      "an icon that runs",
      replacing(icon, ["</svg>", "<script>1</script></svg>"]),
      `${icon} may contain nothing but shapes: no script, style or link.`,
    ],
    [
      "a type that Zendesk does not serve",
      having({ "assets/notes.txt": "x" }),
      "assets/notes.txt has no place in a package: only manifest.json, translations/*.json and assets of the types png, svg, js, css, html, json.",
    ],
    [
      "a file in a wrong place",
      having({ "main.js": "1" }),
      expect.stringMatching(/^main\.js has no place in a package/),
    ],
    [
      "a name with a space",
      having({ "assets/my logo.png": "x" }),
      "assets/my logo.png: use only letters, digits, dots, hyphens and underscores in file names.",
    ],
  ]);
});
