/** What a file says, or a sentence that names the field and what is allowed there. */
export type LogResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: string };

/** Thrown while reading a value; `reading` turns it into a result. */
class Misread extends Error {}

/** Runs a reader that may call `misread`. */
export function reading<T>(read: () => T): LogResult<T> {
  try {
    return { ok: true, value: read() };
  } catch (failure) {
    if (failure instanceof Misread) return { ok: false, problem: failure.message };
    throw failure;
  }
}

export function misread(problem: string): never {
  throw new Misread(problem);
}

/** The value of a result inside another reader, whose problem its problem becomes. */
export function must<T>(result: LogResult<T>, where?: string): T {
  if (result.ok) return result.value;
  return misread(where === undefined ? result.problem : `${where}: ${result.problem}`);
}

export function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (failure) {
    return misread(`this is no JSON: ${failure instanceof Error ? failure.message : failure}`);
  }
}

export type Fields = Readonly<Record<string, unknown>>;

export function asFields(value: unknown, where: string): Fields {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return misread(`${where} must be an object`);
  }
  return Object.fromEntries(Object.entries(value));
}

export function asList(value: unknown, where: string): readonly unknown[] {
  return Array.isArray(value) ? value : misread(`${where} must be a list`);
}

/** An id as text; hosts write some as numbers. */
export function asId(value: unknown, where: string): string {
  if (typeof value === "string" && value !== "") return value;
  if (typeof value === "number" && Number.isFinite(value)) return String(value);
  return misread(`${where} must be an id: a text or a number`);
}

export function asOneOf<T extends string>(
  value: unknown,
  { allowed, where }: { readonly allowed: readonly T[]; readonly where: string },
): T {
  const found = allowed.find((one) => one === value);
  return found ?? misread(`${where} must be one of ${allowed.join(", ")}, not ${show(value)}`);
}

export function show(value: unknown): string {
  return (JSON.stringify(value) ?? "nothing").slice(0, 80);
}
