/** What goes into the package: contents by path, `assets/main.js`. */
export type PackageFiles = ReadonlyMap<string, Uint8Array>;

/** A file's text; null where the package has no such file. */
export function textOf(files: PackageFiles, path: string): string | null {
  const content = files.get(path);
  return content ? new TextDecoder().decode(content) : null;
}
