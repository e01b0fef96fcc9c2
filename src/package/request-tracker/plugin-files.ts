import type { PackageFiles } from "../zendesk/package-files.ts";

/** A plugin's name in files; Perl writes `::` in place of the hyphens. */
export const pluginName = "RT-Extension-Sidelight";

export interface PluginParts {
  /** The plugin's own files, which may say `@VERSION@`. */
  readonly sources: PackageFiles;
  /** Scripts and styles, all of one folder. */
  readonly app: PackageFiles;
  /** Style that goes behind the app's own. */
  readonly look: string;
  readonly version: string;
}

/**
 * Everything that goes into the plugin's folder. The app lies in one that is
 * named after the version, since browsers may keep what is in it for a month.
 */
export function pluginFiles({ app, look, sources, version }: PluginParts): PackageFiles {
  const files = new Map<string, Uint8Array>();
  for (const [path, content] of sources) {
    files.set(path, encode(decode(content).replaceAll("@VERSION@", version)));
  }
  for (const [name, content] of app) {
    const path = `static/sidelight-${version}/${name}`;
    if (!name.endsWith(".css")) files.set(path, content);
    else files.set(path, encode(inPixels(decode(content) + (name === "main.css" ? look : ""))));
  }
  return files;
}

/** Request Tracker sets its root to 13 pixels, whatever text size somebody chose. */
function inPixels(css: string): string {
  return css.replace(/(\d*\.?\d+)rem\b/g, (_, length) => `${Number(length) * 16}px`);
}

const decode = (content: Uint8Array): string => new TextDecoder().decode(content);
const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
