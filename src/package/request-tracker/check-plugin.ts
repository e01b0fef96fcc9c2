import { checkScripts } from "../zendesk/check-scripts.ts";
import { type PackageFiles, textOf } from "../zendesk/package-files.ts";
import { pluginName } from "./plugin-files.ts";

const callbacks = `html/Callbacks/${pluginName}`;

/** Without any of these the plugin does less than it says. */
const needed = [
  "LICENSE",
  "README",
  "licences.json",
  "lib/RT/Extension/Sidelight.pm",
  "lib/RT/Extension/Sidelight/Page.pm",
  "lib/RT/Extension/Sidelight/Settings.pm",
  `${callbacks}/Elements/Tabs/Privileged`,
  `${callbacks}/Search/Results.html/BeforeResults`,
  `${callbacks}/Ticket/Elements/ShowSummary/RightColumnTop`,
  "html/Sidelight/Elements/Mount",
  "html/Sidelight/Settings",
  "html/Sidelight/index.html",
];

/** What could make somebody's words dangerous, in what Mason writes. */
const escaping: readonly (readonly [RegExp, string])[] = [
  [/<%(?![A-Z]+>)[^%]*\|\s*n\b/, "must escape all that it writes."],
  [/=<%/, "must put quotes around what an attribute is."],
];

/** What a page may not have, or a policy for pages would have to let it. */
const markup: readonly (readonly [RegExp, string])[] = [
  [/<script(?![^>]*\ssrc=)|<script[^>]*>\s*[^<\s]/i, "may not have a script in the page."],
  [/<style\b|\sstyle=/i, "may not have a style in the page."],
  [/<[^>]*\son[a-z]+=/i, "may not have a script in an attribute."],
];

/** What is wrong with a plugin, one sentence for each thing; empty when it may be installed. */
export function* checkPlugin(files: PackageFiles, version: string): Generator<string> {
  const app = `static/sidelight-${version}`;
  for (const path of [...needed, `${app}/main.js`, `${app}/main.css`, `${app}/worker.js`]) {
    if (!files.has(path)) yield `The plugin needs ${path}.`;
  }
  if (!textOf(files, "lib/RT/Extension/Sidelight.pm")?.includes(`$VERSION = '${version}'`)) {
    yield `lib/RT/Extension/Sidelight.pm must say that it is ${version}.`;
  }
  for (const path of files.keys()) {
    if (path.startsWith("static/")) yield* checkStatic(path, app);
    else yield* checkPage(path, textOf(files, path) ?? "");
  }
  yield* checkScripts(files);
}

/** Everybody's browser may load it, and RT knows few types. */
function* checkStatic(path: string, app: string): Generator<string> {
  if (!path.startsWith(`${app}/`)) yield `${path} must lie in ${app}, or browsers keep an old one.`;
  if (!/\.(js|css)$/.test(path))
    yield `${path} must be .js or .css: the rest is served under a wrong type.`;
}

function* checkPage(path: string, text: string): Generator<string> {
  if (text.includes("@VERSION@")) yield `${path} does not know its version.`;
  if (!path.startsWith("html/")) return;
  const perl = /<%([A-Z]+)>[\s\S]*?<\/%\1>|<%[\s\S]*?%>|^%.*$/gm;
  const html = text.replace(perl, "");
  for (const [pattern, problem] of escaping) if (pattern.test(text)) yield `${path} ${problem}`;
  for (const [pattern, problem] of markup) if (pattern.test(html)) yield `${path} ${problem}`;
}
