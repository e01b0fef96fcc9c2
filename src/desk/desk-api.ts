import { compileSchedule } from "../time/working-hours.ts";
import { appLimiter } from "./limits.ts";
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
  const flaky = flakiness();

  return ({ scene: written, ...request }) => {
    const scene = readScene(new URLSearchParams(written));
    const viewer = viewerOf(store, scene);
    const answer = (): RestAnswer | Dropped => {
      const wait = scene.limits === "off" ? null : limiter(viewer.person.id);
      if (wait !== null) return tooMany(wait, scene);
      const fault = faultBefore(request, scene.faults);
      if (fault !== null) return fault;
      const flake = scene.faults.includes("flaky") ? flaky(request) : null;
      if (flake) return flake;
      const overlap = scene.faults.includes("overlap") ? 1 : 0;
      const right = answerRest({ ...request, viewer, overlap }, { store, hours });
      return faultAfter(right, { address: request.address, faults: scene.faults });
    };
    return { answer: answer(), after: scene.slow };
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
