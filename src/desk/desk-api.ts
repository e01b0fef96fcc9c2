import { compileSchedule } from "../time/working-hours.ts";
import { type AccountState, accountOf, appLimiter, exportLimits } from "./limits.ts";
import { answerRest } from "./rest.ts";
import type { RestAnswer } from "./rest-answer.ts";
import { type Dropped, faultAfter, faultBefore, flakiness } from "./rest-faults.ts";
import { readScene, type Scene } from "./scene.ts";
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
      const fault = faultBefore(request, scene.faults);
      if (fault !== null) return fault;
      const flake = scene.faults.includes("flaky") ? flaky(request) : null;
      if (flake) return flake;
      const overlap = scene.faults.includes("overlap") ? 1 : 0;
      const right = answerRest({ ...request, viewer, overlap }, { store, hours });
      return faultAfter(right, { address: request.address, faults: scene.faults });
    };
    const account = accountState();
    const given = answer(account);
    if (given === "dropped" || scene.limits === "html") return { answer: given, after: scene.slow };
    const headers = { ...given.headers, ...headersFor(account ?? endless) };
    return { answer: { ...given, headers }, after: scene.slow };
  };
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
