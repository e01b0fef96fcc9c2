import { statusOf, type Terms } from "./decode-terms.ts";

/** Whether a search lets solved tickets in, by what it asks of their status; null where that is not plain to see. */
export function holdsSolved(sql: string, terms: Terms): boolean | null {
  const asked = [...sql.matchAll(/\bStatus\s*(!=|=|\w+)\s*'([^']*)'/gi)];
  if (/__Bookmarked__/i.test(sql)) return null;
  if (!asked.length) return true;
  const [condition, ...more] = asked;
  if (more.length || /\bOR\b/i.test(sql) || !condition) return null;
  const [, operator, name = ""] = condition;
  if (operator !== "=") return null;
  if (/^__(in)?active__$/i.test(name)) return /^__i/i.test(name);
  const status = statusOf(name, { lifecycle: null, terms });
  return status && status === "solved";
}
