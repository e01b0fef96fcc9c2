import { brotliCompressSync, constants } from "node:zlib";

/** What the script and style of the sidebar page may weigh on the wire. */
export const sidebarBudget = 25_000;

/** The same with all that a ticket brings along before anybody presses anything: its picture too. */
export const ticketBudget = 30_000;

/** The same once every tab, number and definition of the sidebar was opened. */
export const openedBudget = 64_300;

/** What the board's script, style and words may add to what the sidebar and its tabs load. */
export const boardBudget = 20_000;

/** What the settings' script and style may add to that, when an admin opens them. */
export const settingsBudget = 7_500;

export interface Size {
  readonly name: string;
  readonly bytes: number;
}

/** The part of esbuild's metafile that tells which input takes how much of which output. */
export interface BundleContents {
  readonly outputs: Readonly<
    Record<
      string,
      {
        readonly inputs: Readonly<Record<string, { bytesInOutput: number }>>;
        readonly imports?: readonly { readonly kind: string; readonly path: string }[];
        readonly cssBundle?: string;
        readonly entryPoint?: string;
      }
    >
  >;
}

/** The files that a page loads with an entry: its style, and what its script imports before it runs. */
export function filesLoadedWith(entry: string, { outputs }: BundleContents): readonly string[] {
  const files = new Set<string>();
  const add = (path: string) => {
    const output = outputs[path];
    if (!output || files.has(path)) return;
    files.add(path);
    if (output.cssBundle) files.add(output.cssBundle);
    for (const { kind, path: imported } of output.imports ?? []) {
      if (kind === "import-statement") add(imported);
    }
  };
  add(entry);
  return [...files];
}

/** The files that hold a language's words for a page's first screen, one for each language. */
export function filesWithWords(part: string, { outputs }: BundleContents): readonly string[] {
  const words = new RegExp(`^src/translations/[\\w-]+/${part}\\.json$`);
  return Object.entries(outputs).flatMap(([path, { inputs }]) =>
    Object.keys(inputs).some((input) => words.test(input)) ? path : [],
  );
}

/**
 * The files that some sources bring along, their style aside, and that none of
 * the `others` does: neither they nor what they import.
 */
export function filesAddedBy(
  { others, sources }: { readonly others: readonly string[]; readonly sources: readonly string[] },
  contents: BundleContents,
): readonly string[] {
  const loadedWith = (named: readonly string[]) =>
    Object.entries(contents.outputs)
      .filter(([, { entryPoint = "", inputs }]) =>
        // What others need too lies elsewhere; the entry that names it is fetched all the same.
        named.some((source) => source === entryPoint || source in inputs),
      )
      .flatMap(([path]) => filesLoadedWith(path, contents));
  const known = new Set(loadedWith(others));
  return [...new Set(loadedWith(sources))].filter((path) => !known.has(path));
}

/** How many bytes a browser downloads that accepts brotli, as a server at its best sends them. */
export function brotliBytes(content: Uint8Array): number {
  const params = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY };
  return brotliCompressSync(content, { params }).length;
}

/** Minified bytes of each npm package and each room of `src`, largest first. */
export function bytesByOwner({ outputs }: BundleContents): readonly Size[] {
  const bytes = new Map<string, number>();
  for (const { inputs } of Object.values(outputs)) {
    for (const [path, { bytesInOutput }] of Object.entries(inputs)) {
      const owner = ownerOf(path);
      bytes.set(owner, (bytes.get(owner) ?? 0) + bytesInOutput);
    }
  }
  return [...bytes]
    .map(([name, size]) => ({ name, bytes: size }))
    .sort((one, other) => other.bytes - one.bytes);
}

/** The npm packages that a bundle contains. */
export function packagesIn(contents: BundleContents): readonly string[] {
  return (
    bytesByOwner(contents)
      .map(({ name }) => name)
      // The project's own package.json tells the version.
      .filter((name) => !name.startsWith("src/") && name !== "package.json")
      .sort()
  );
}

function ownerOf(path: string): string {
  const inPackage = /.*node_modules\/(@[^/]+\/[^/]+|[^/]+)/.exec(path);
  return inPackage?.[1] ?? path.split("/").slice(0, 2).join("/");
}
