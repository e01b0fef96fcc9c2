import { type PackageFiles, textOf } from "./package-files.ts";

const sdkOrigin = "https://static.zdassets.com";
const sdk = `${sdkOrigin}/zendesk_app_framework_sdk/2.0/zaf_sdk.min.js`;

/** Each directive that the page's policy must have, and all that it may allow. */
const policy: Readonly<Record<string, readonly string[]>> = {
  "default-src": ["'none'"],
  "script-src": ["'self'", sdkOrigin],
  "style-src": ["'self'"],
  "img-src": ["'self'"],
  "worker-src": ["'self'"],
  "connect-src": ["'none'"],
  "base-uri": ["'none'"],
  "form-action": ["'none'"],
};

/** The pages: a strict Content-Security-Policy, and nothing in them that it would stop. */
export function* checkPage(files: PackageFiles): Generator<string> {
  for (const path of files.keys()) {
    if (!path.endsWith(".html")) continue;
    const html = textOf(files, path) ?? "";
    for (const problem of [...checkPolicy(html), ...checkMarkup(html)]) yield `${path} ${problem}`;
    for (const [, address = ""] of html.matchAll(/\s(?:src|href)="([^"]*)"/g)) {
      if (address !== sdk && !files.has(`assets/${address}`)) {
        yield `${path} loads ${address}, which is neither in the package nor the SDK.`;
      }
    }
  }
  if (!textOf(files, "assets/iframe.html")?.includes(sdk)) {
    yield `assets/iframe.html must load the SDK from ${sdk}.`;
  }
}

function* checkPolicy(html: string): Generator<string> {
  const meta = /<meta http-equiv="Content-Security-Policy" content="([^"]*)">/.exec(html);
  if (!meta) return yield "needs a Content-Security-Policy.";
  if (html.search(/<(script|link|style|body)\b/) < meta.index) {
    yield "must state its Content-Security-Policy before anything that loads.";
  }
  const stated = new Map<string, readonly string[]>();
  for (const directive of (meta[1] ?? "").split(";")) {
    const [name = "", ...sources] = directive.trim().split(/\s+/);
    stated.set(name, sources);
  }
  for (const [name, allowed] of Object.entries(policy)) {
    const sources = stated.get(name);
    if (!sources?.length) yield `needs "${name} ${allowed.join(" ")}" in its policy.`;
    for (const source of sources ?? []) {
      if (!allowed.includes(source)) yield `allows ${source} in ${name}; take it out.`;
    }
    stated.delete(name);
  }
  for (const name of stated.keys()) yield `states "${name}", which the policy does not need.`;
}

function* checkMarkup(html: string): Generator<string> {
  if (!/^<!doctype html>\s*<html lang="[a-z]/i.test(html)) {
    yield "must begin with a doctype and an html element with a lang.";
  }
  if (!/<title>[^<]+<\/title>/.test(html)) yield "needs a title.";
  if (/<script\b(?![^>]*\ssrc=)/i.test(html)) yield "may not contain an inline script.";
  if (/<style\b|\sstyle=/i.test(html)) yield "may not contain an inline style.";
  if (/\son\w+=/i.test(html)) yield "may not contain an inline event handler.";
}
