export type JsonObject = Readonly<Record<string, unknown>>;

/** Reads a JSON object; a text instead says why it is none. */
export function readJsonObject(text: string): JsonObject | string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (failure) {
    return `is not JSON: ${failure instanceof Error ? failure.message : failure}.`;
  }
  if (!isJsonObject(value)) return "must hold one JSON object.";
  const [twice] = repeatedKeys(text);
  return twice === undefined ? value : `names "${twice}" twice in one object.`;
}

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The keys that an object of a valid JSON text names twice: a parser keeps the last one silently. */
function* repeatedKeys(text: string): Generator<string> {
  const objects: Set<string>[] = [];
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"\s*:?|[{}]/g)) {
    if (token === "{") objects.push(new Set());
    else if (token === "}") objects.pop();
    else if (token.endsWith(":")) {
      const key = token.slice(1, token.lastIndexOf('"'));
      if (objects.at(-1)?.has(key)) yield key;
      objects.at(-1)?.add(key);
    }
  }
}
