import type { Past } from "./pace.ts";

/** Remembers when requests went over a reload of the page, and nothing else of them. */
export interface PastMemory {
  load(): Promise<Past | null>;
  save(past: Past): void;
}

interface Parts {
  readonly identity: string;
  /** The time of day in milliseconds, which goes on when nobody is there. */
  now(): number;
}

/**
 * In a cache of the browser, which a worker may use, too. Where there is none,
 * or the clock was set, nothing is known.
 */
export function pastInCache({ identity, now }: Parts): PastMemory {
  const open = async () => caches.open("sidelight pace");
  const place = `https://sidelight.invalid/${encodeURIComponent(identity)}`;
  return {
    async load() {
      try {
        const answer = await (await open()).match(place);
        return answer ? pastSince(await answer.json(), now()) : null;
      } catch {
        return null;
      }
    },
    save(past) {
      const kept = JSON.stringify({ ...past, at: now() });
      open()
        .then((cache) => cache.put(place, new Response(kept)))
        .catch(() => {});
    },
  };
}

/** What was kept then, as it looks now; null where that makes no sense. */
export function pastSince(kept: unknown, now: number): Past | null {
  const { ages, at, hold } = Object(kept);
  const since = now - at;
  if (!(since >= 0) || !Array.isArray(ages)) return null;
  const known = ages.filter((age) => age >= 0).map((age) => age + since);
  return { ages: known, hold: hold > since ? hold - since : 0 };
}
