import type { HostPage } from "./host.ts";

/** Small choices in the browser's storage; where that is forbidden, a choice is forgotten. */
export function memoryOf(prefix: string): Pick<HostPage, "remember" | "recall"> {
  return {
    remember(key, value) {
      try {
        localStorage.setItem(prefix + key, value);
      } catch {}
    },
    recall(key) {
      try {
        return localStorage.getItem(prefix + key);
      } catch {
        return null;
      }
    },
  };
}
