import { readdirSync, readFileSync } from "node:fs";
import { join, normalize } from "node:path";

export interface SourceFile {
  /** From the project's top, `src/time/instant.ts`. */
  readonly path: string;
  readonly text: string;
}

export interface Import {
  /** As written: `../time/instant.ts`, `preact`, `node:fs`. */
  readonly from: string;
  /** A file's path from the project's top; null for packages. */
  readonly path: string | null;
  readonly typeOnly: boolean;
}

/** The project's own files below a folder whose names end so. */
export function filesIn(folder: string, ending: RegExp): readonly SourceFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && ending.test(entry.name))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort()
    .map((path) => ({ path, text: readFileSync(path, "utf8") }));
}

/** What a module imports or exports from elsewhere. */
export function importsOf({ path, text }: SourceFile): readonly Import[] {
  const statements = text.matchAll(
    /^(?:import|export)\s+(?:(type)\s+)?(?:[^"'`;]*?\sfrom\s+)?"([^"]+)"/gm,
  );
  return [...statements].map(([, type, from = ""]) => ({
    from,
    path: from.startsWith(".") ? normalize(join(path, "..", from)) : null,
    typeOnly: type !== undefined,
  }));
}

/** A module's text with the contents of comments, strings and patterns blanked out. */
export function codeOf({ text }: SourceFile): string {
  const quiet =
    /\/\*[\s\S]*?\*\/|\/\/.*|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|(?<=[(,=:[!&|?{};\n]\s*)\/(?:[^/\\\n[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/\w*/g;
  return text.replace(quiet, (found) => found.replace(/[^\n]/g, " "));
}
