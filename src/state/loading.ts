import type { Trouble } from "../hosts/trouble.ts";

/** Something asked for. The last good value stays while a newer one is on its way or failed. */
export type Loading<T> =
  | { readonly state: "loading" | "ready"; readonly value: T | null }
  | { readonly state: "failed"; readonly value: T | null; readonly trouble: Trouble };
