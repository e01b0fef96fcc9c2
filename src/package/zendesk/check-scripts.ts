import { type PackageFiles, textOf } from "./package-files.ts";

/** Names that Preact compares elements with; nothing is ever requested from them. */
const namespaces = [
  "http://www.w3.org/2000/svg",
  "http://www.w3.org/1998/Math/MathML",
  "http://www.w3.org/1999/xhtml",
  "http://www.w3.org/1999/xlink",
  "http://www.w3.org/XML/1998/namespace",
];

const code: readonly (readonly [RegExp, string])[] = [
  [/\beval\s*\(/, "may not call eval."],
  [/\bnew\s+Function\b|[^\w.]Function\s*\(/, "may not make functions from text."],
  [/\bimport\s*\((?!["']\.\/)/, "may load code later only from the package, by its name."],
  [/\bimportScripts\b/, "may not import scripts."],
  [/\bdocument\.write/, "may not write HTML; untrusted text is only ever text."],
  [
    /["']?(api_?key|password|secret|token)["']?\s*[:=]\s*["'][^"']{6,}["']/i,
    "contains what looks like a secret.",
  ],
];

const styles: readonly (readonly [RegExp, string])[] = [
  [/@import\b/, "may not import styles."],
  [/\burl\(/, "may not load pictures or fonts."],
];

/** Scripts and styles: no code from text, no address that is not secure, no secret. */
export function* checkScripts(files: PackageFiles): Generator<string> {
  for (const path of files.keys()) {
    const text = textOf(files, path) ?? "";
    const rules = path.endsWith(".js") ? code : path.endsWith(".css") ? styles : [];
    for (const [pattern, problem] of rules) {
      if (pattern.test(text)) yield `${path} ${problem}`;
    }
    if (/\.(js|css|html)$/.test(path)) yield* checkAddresses(path, text);
  }
}

function* checkAddresses(path: string, text: string): Generator<string> {
  for (const [address] of text.matchAll(/http:\/\/[^\s"'`<>)]*/g)) {
    if (!namespaces.includes(address)) yield `${path} names ${address}, which is not secure.`;
  }
}
