import type { WorkingHours } from "../time/schedule.ts";
import type { Paging } from "./pages.ts";
import type { Store } from "./store.ts";
import type { Viewer } from "./viewer.ts";

/** One request to the API, as far as it matters. */
export interface RestRequest extends Pick<Paging, "overlap" | "twist"> {
  readonly method: string;
  readonly address: URL;
  readonly body: unknown;
  readonly viewer: Viewer;
}

export interface RestAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Parsed JSON, or a text that is none. */
  readonly body: unknown;
}

export interface RestDesk {
  readonly store: Store;
  /** The working hours that hold where a ticket names none. */
  readonly hours: WorkingHours | null;
}

/** A request with all that is needed to answer it. */
export interface Asked extends RestRequest, RestDesk {
  /** The number in the path. */
  readonly id: string;
}

/** An answer that says no, in the way of the API. */
export function refuse(status: number, error: string, description = "Not found"): RestAnswer {
  return { status, headers: {}, body: { error, description } };
}

export function ok(body: unknown): RestAnswer {
  return { status: 200, headers: {}, body };
}

/** The ids that an address names; at most a hundred, as everywhere. */
export function idsIn(address: URL): readonly string[] {
  return (address.searchParams.get("ids") ?? "").split(",").filter(Boolean).slice(0, 100);
}
