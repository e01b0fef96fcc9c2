import { compileSchedule } from "../time/working-hours.ts";
import { type AccountState, accountOf, appLimiter, exportLimits } from "./limits.ts";
import { openMidway } from "./midway.ts";
import type { Twist } from "./pages.ts";
import { answerRest } from "./rest.ts";
import type { RestAnswer } from "./rest-answer.ts";
import { type Dropped, delayOf, faultAfter, faultBefore, flakiness } from "./rest-faults.ts";
import { readScene, type Scene } from "./scene.ts";
import { openSomebodyElse } from "./somebody-else.ts";
import type { Store } from "./store.ts";
import { viewerOf } from "./viewer.ts";

/** A request as it came in. */
export interface ApiRequest {
  readonly method: string;
  readonly address: URL;
  readonly body: unknown;
  /** What `writeServerScene` wrote; empty for none. */
  readonly scene: string;
}

export interface ApiAnswer {
  readonly answer: RestAnswer | Dropped;
  /** Milliseconds to wait before it is sent. */
  readonly after: number;
}

/** Zendesk's API over a store, with whatever a scene lets go wrong. */
export function openDeskApi(store: Store): (request: ApiRequest) => ApiAnswer {
  const [schedule] = store.schedules;
  const hours = schedule ? compileSchedule(schedule) : null;
  const limiter = appLimiter(store.now);
  const exports = appLimiter(store.now, exportLimits);
  const quiet = accountOf(store.now, { isBusy: false });
  const busy = accountOf(store.now, { isBusy: true });
  const flaky = flakiness();
  const midway = openMidway(store.now);
  const somebodyElse = openSomebodyElse(store);

  return ({ scene: written, ...request }) => {
    const scene = readScene(new URLSearchParams(written));
    const viewer = viewerOf(store, scene);
    const user = viewer.person.id;
    const accountState = (): AccountState | null => {
      if (scene.limits === "off") return null;
      return (scene.limits === "on" ? quiet : busy)(user);
    };
    const answer = (account: AccountState | null): RestAnswer | Dropped => {
      const wait = account && (account.remaining ? limiter(user) : account.resetsIn);
      if (wait !== null) return tooMany(wait, scene);
      const isExport = request.address.pathname.includes("/incremental/");
      const ownWait = account && isExport ? exports("the account") : null;
      if (ownWait !== null) return tooMany(ownWait, scene);
      const fault = faultBefore(request, scene) ?? midway(request, scene.faults);
      if (fault !== null) return fault;
      const flake = scene.faults.includes("flaky") ? flaky(request) : null;
      if (flake) return flake;
      somebodyElse({ ...request, viewer }, scene.faults);
      const overlap = scene.faults.includes("overlap") ? 1 : 0;
      const asked = { ...request, viewer, overlap, twist: twistOf(request, scene) };
      return faultAfter(answerRest(asked, { store, hours }), { ...scene, ...request });
    };
    const account = accountState();
    const given = answer(account);
    const after = scene.slow + delayOf(request, scene);
    if (given === "dropped" || scene.limits === "html") return { answer: given, after };
    const headers = { ...given.headers, ...headersFor(account ?? endless) };
    return { answer: { ...given, headers }, after };
  };
}

/** Without an end are the tickets of views alone, so that the rest can be looked at. */
function twistOf(
  { address }: Pick<ApiRequest, "address">,
  { faults }: Pick<Scene, "faults">,
): Twist | null {
  if (faults.includes("repeated")) return "repeated";
  const isView = /views\/\d+\/tickets/.test(address.pathname);
  return faults.includes("endless") && isView ? "endless" : null;
}

/** What no account of Zendesk has tells the app that nothing limits it here. */
const endless: AccountState = { limit: 1_000_000, remaining: 1_000_000, resetsIn: 60 };

/** How Zendesk tells what is left of an account, under both names that it uses. */
function headersFor({ limit, remaining, resetsIn }: AccountState): Record<string, string> {
  const left = String(Math.max(0, remaining - 1));
  return {
    "x-rate-limit": String(limit),
    "x-rate-limit-remaining": left,
    "ratelimit-limit": String(limit),
    "ratelimit-remaining": left,
    "ratelimit-reset": String(resetsIn),
  };
}

function tooMany(wait: number, { limits }: Pick<Scene, "limits">): RestAnswer {
  if (limits === "html") {
    const body = "<!doctype html><title>429</title><h1>Too many requests</h1>";
    return { status: 429, headers: {}, body };
  }
  return {
    status: 429,
    headers: { "retry-after": String(wait) },
    body: { errors: [{ code: "TooManyRequests", title: "Too many requests" }] },
  };
}
