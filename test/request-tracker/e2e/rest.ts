import { type Instant, readInstant } from "../../../src/time/instant.ts";
import { password } from "../cast.ts";
import { addressOf, type Tracker } from "../tracker.ts";

/** One transaction of a ticket. */
export interface Row {
  readonly type: string;
  /** A login. */
  readonly by: string;
  readonly at: Instant;
  readonly field: string;
  readonly from: string;
  readonly to: string;
}

/** Asks REST2 in somebody's name and returns what it answers. */
export function restOf(tracker: Tracker, login: string) {
  const authorization = `Basic ${Buffer.from(`${login}:${password}`).toString("base64")}`;
  const ask = async (path: string, body?: { readonly method: string; readonly json: object }) => {
    const answer = await fetch(`${addressOf(tracker)}REST/2.0/${path}`, {
      headers: { authorization, "content-type": "application/json" },
      ...(body && { method: body.method, body: JSON.stringify(body.json) }),
    });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  };
  return {
    get: (path: string) => ask(path),
    post: (path: string, json: object) => ask(path, { method: "POST", json }),
    put: (path: string, json: object) => ask(path, { method: "PUT", json }),
  };
}

/** The history of a ticket as the tracker keeps it, oldest first. */
export async function rowsOf(tracker: Tracker, ticket: number): Promise<readonly Row[]> {
  const fields = "Type,Creator,Created,Field,OldValue,NewValue";
  const { items } = await restOf(tracker, "root").get(
    `ticket/${ticket}/history?fields=${fields}&per_page=100`,
  );
  return items.map((item: Record<string, string> & { Creator: { id: string } }) => ({
    type: item["Type"],
    by: item.Creator.id,
    at: readInstant(item["Created"] ?? ""),
    field: item["Field"],
    from: item["OldValue"],
    to: item["NewValue"],
  }));
}
