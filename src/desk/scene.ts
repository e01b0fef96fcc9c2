/** What the desk can be made to do, one query parameter each; see the Scenes menu. */
export interface Scene {
  /** The role that the desk's user has, whoever it is. */
  readonly role: "agent" | "admin" | null;
  /** The id of the desk's user. */
  readonly user: string | null;
  readonly theme: "light" | "dark" | null;
  readonly locale: string | null;
  /**
   * Real limits on requests; `busy`: somebody else uses the account up; `html`:
   * the same, untold, refused with a page and without Retry-After.
   */
  readonly limits: "off" | "on" | "busy" | "html";
  /** Milliseconds that every answer takes longer. */
  readonly slow: number;
  readonly faults: readonly Fault[];
  /** The tickets whose histories fail, where a fault is about some; empty: one in five. */
  readonly hit: readonly string[];
  /** The sidebar's width in pixels. */
  readonly width: number | null;
  /** Installation settings, beside or instead of the desk's own. */
  readonly settings: Readonly<Record<string, unknown>>;
  readonly ticket: string | null;
  readonly view: string | null;
  readonly place: "ticket_sidebar" | "nav_bar";
}

const faults = [
  "audits-403",
  "audits-404",
  "views-403",
  "some-403",
  "500",
  "flaky",
  "html",
  "broken-json",
  "odd-audits",
  "no-answer",
  "storm",
  "storm-untold",
  "502",
  "offline-midway",
  "signed-out-midway",
  "signed-out",
  "offline",
  "overlap",
  "repeated",
  "endless",
  "moving",
  "merging",
  "vanishing",
  "all-tickets",
  "no-tickets",
  "stale",
  "crash",
] as const;
/**
 * What may go wrong, several at once where they are named together; `rest-faults.ts`,
 * `midway.ts`, `pages.ts` and `somebody-else.ts` say what each one does.
 */
export type Fault = (typeof faults)[number];

/** Reads the parameters of an address; what makes no sense has no effect. */
export function readScene(query: URLSearchParams): Scene {
  const oneOf = <T extends string>(name: string, allowed: readonly T[]): T | null =>
    allowed.find((value) => value === query.get(name)) ?? null;
  const count = (name: string) => Math.max(0, Math.floor(Number(query.get(name) ?? 0) || 0));
  const named = (query.get("faults") ?? "").split(",");
  return {
    role: oneOf("role", ["agent", "admin"]),
    user: query.get("user"),
    theme: oneOf("theme", ["light", "dark"]),
    locale: readLocale(query.get("locale")),
    limits: oneOf("limits", ["on", "busy", "html"]) ?? "off",
    slow: Math.min(count("slow"), 60_000),
    faults: faults.filter((fault) => named.includes(fault)),
    hit: (query.get("hit") ?? "").split(",").filter(Boolean),
    width: count("width") || null,
    settings: readSettings(query.get("settings")),
    ticket: query.get("ticket"),
    view: query.get("view"),
    place: oneOf("place", ["nav_bar"]) ?? "ticket_sidebar",
  };
}

/** What the server has to know of a scene. */
export type ServerScene = Pick<Scene, "role" | "user" | "limits" | "slow" | "faults" | "hit">;

/** The parameters that the server has to know, as text. */
export function writeServerScene(scene: ServerScene): string {
  const { faults, hit, limits, role, slow, user } = scene;
  const query = new URLSearchParams();
  if (role) query.set("role", role);
  if (user) query.set("user", user);
  if (limits !== "off") query.set("limits", limits);
  if (slow) query.set("slow", String(slow));
  if (faults.length) query.set("faults", faults.join(","));
  if (hit.length) query.set("hit", hit.join(","));
  return query.toString();
}

function readLocale(text: string | null): string | null {
  try {
    return text && (Intl.getCanonicalLocales(text)[0] ?? null);
  } catch {
    return null;
  }
}

function readSettings(text: string | null): Scene["settings"] {
  try {
    const settings: unknown = JSON.parse(text ?? "{}");
    return typeof settings === "object" ? { ...settings } : {};
  } catch {
    return {};
  }
}
