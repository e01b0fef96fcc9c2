import { readFile } from "node:fs/promises";
import { extname, join, normalize, sep } from "node:path";

/** A file to be sent. */
export interface DeskFile {
  readonly type: string;
  readonly content: string | Uint8Array;
}

const types: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".map": "application/json; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
};

/** A file below a folder; null where there is none, or where the path leads out of it. */
export async function fileIn(folder: string, path: string): Promise<DeskFile | null> {
  const inside = normalize(join("/", path));
  const type = types[extname(inside)];
  if (!type || inside.includes("\0") || inside.split(sep).includes("..")) return null;
  try {
    return { type, content: await readFile(join(folder, inside)) };
  } catch {
    return null;
  }
}

const cdn = / ?https:\/\/static\.zdassets\.com(\/[^"]*)?/g;

/**
 * The app's page as it is shipped, but for Zendesk's script: that comes from
 * the desk itself, so that no network is needed.
 */
export function withLocalSdk({ type, content }: DeskFile): DeskFile {
  const html = typeof content === "string" ? content : new TextDecoder().decode(content);
  return { type, content: html.replace(cdn, (_, path) => (path ? "/sdk.js" : "")) };
}
