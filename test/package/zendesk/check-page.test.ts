import { describe, expect } from "vitest";
import { breaks, replacing } from "./package-for-tests.ts";

const page = (from: string | RegExp, to: string) => replacing("assets/iframe.html", [from, to]);
const policy = /<meta http-equiv.*/;

describe("the page", () => {
  breaks([
    ["no policy", page(policy, ""), "assets/iframe.html needs a Content-Security-Policy."],
    [
      "inline scripts allowed",
      page("script-src 'self'", "script-src 'self' 'unsafe-inline'"),
      "assets/iframe.html allows 'unsafe-inline' in script-src; take it out.",
    ],
    [
      "code from text allowed",
      page("script-src 'self'", "script-src 'self' 'unsafe-eval'"),
      "assets/iframe.html allows 'unsafe-eval' in script-src; take it out.",
    ],
    [
      "connections allowed",
      page("connect-src 'none'", "connect-src *"),
      "assets/iframe.html allows * in connect-src; take it out.",
    ],
    [
      "a directive left out",
      page(" base-uri 'none';", ""),
      `assets/iframe.html needs "base-uri 'none'" in its policy.`,
    ],
    [
      "a directive more",
      page("base-uri", "frame-src https:; base-uri"),
      'assets/iframe.html states "frame-src", which the policy does not need.',
    ],
    [
      "a policy that comes late",
      page(/(<meta http-equiv.*)([\s\S]*)<\/head>/, "$2$1</head>"),
      "assets/iframe.html must state its Content-Security-Policy before anything that loads.",
    ],
    ["no language", page(' lang="en"', ""), expect.stringContaining("html element with a lang.")],
    ["no title", page("Sidelight</title>", "</title>"), "assets/iframe.html needs a title."],
    [
      "an inline script",
      page("</body>", "<script>1</script></body>"),
      "assets/iframe.html may not contain an inline script.",
    ],
    [
      "an inline style",
      page("<main", '<main style="top:0"'),
      "assets/iframe.html may not contain an inline style.",
    ],
    [
      "an inline handler",
      page("<main", '<main onclick="x"'),
      "assets/iframe.html may not contain an inline event handler.",
    ],
    [
      "a script from elsewhere",
      page("</head>", '<script src="https://cdn.example/x.js"></script></head>'),
      "assets/iframe.html loads https://cdn.example/x.js, which is neither in the package nor the SDK.",
    ],
    [
      "no SDK",
      page(/<script defer.*/, ""),
      expect.stringMatching(/^assets\/iframe\.html must load the SDK from https:/),
    ],
  ]);
});
