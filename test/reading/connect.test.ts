import { getEventListeners } from "node:events";
import { describe, expect, test } from "vitest";
import { HostError } from "../../src/hosts/trouble.ts";
import type { Answers } from "../../src/reading/connect.ts";
import { callTo } from "./channel.ts";

const never = new AbortController().signal;

describe("a call across threads", () => {
  test("is answered, several at once each with its own", async () => {
    const call = callTo({ twice: async (given: number) => given * 2 });
    const answers = [1, 2, 3].map((given) => call("twice", given, { signal: never }));
    expect(await Promise.all(answers)).toEqual([2, 4, 6]);
  });

  test("is told things in order before it is done", async () => {
    const call = callTo({
      count: async (to: number, { tell }) => {
        for (let step = 1; step <= to; step++) tell(step);
        return "done";
      },
    });
    const told: unknown[] = [];
    const done = call("count", 3, { signal: never, onTold: (step) => told.push(step) });
    expect(await done).toBe("done");
    expect(told).toEqual([1, 2, 3]);
  });

  test("fails with the trouble of the other side", async () => {
    const trouble = { kind: "asked_to_wait", seconds: 38 } as const;
    const call = callTo({
      refuse: async () => {
        throw new HostError(trouble);
      },
    });
    const failure = await call("refuse", null, { signal: never }).catch((error) => error);
    expect(failure).toBeInstanceOf(HostError);
    expect(failure).toMatchObject({ trouble });
  });

  test("fails with the text of a bug, where it happened included", async () => {
    const call = callTo({
      stumble: async () => {
        throw new TypeError("no such thing");
      },
    });
    await expect(call("stumble", null, { signal: never })).rejects.toThrow(
      /no such thing[\s\S]*at /,
    );
  });

  test("aborted here is aborted there, and rejects with the reason", async () => {
    const abort = new AbortController();
    const there = heard();
    const call = callTo({ wait: (_: null, { signal }) => there.until(signal) });
    const waiting = call("wait", null, { signal: abort.signal });
    abort.abort(new Error("enough"));
    await expect(waiting).rejects.toThrow("enough");
    await there.wasAborted;
  });

  test("waits for an other side that is not ready yet", async () => {
    let isReady: (answers: Answers) => void = () => {};
    const call = callTo(
      new Promise((resolve) => {
        isReady = resolve;
      }),
    );
    const asked = call("twice", 2, {});
    isReady({ twice: async (given: number) => given * 2 });
    expect(await asked).toBe(4);
  });

  test("fails with what keeps the other side from getting ready", async () => {
    const failing = Promise.reject(new TypeError("Failed to fetch its code"));
    // Nobody has asked yet.
    failing.catch(() => {});
    const call = callTo(failing);
    for (const _ of ["first", "later"])
      await expect(call("ask", null, {})).rejects.toThrow("Failed to fetch its code");
  });

  test("lets go of its signal when it is over, however that went", async () => {
    const { signal } = new AbortController();
    const call = callTo({ ask: async () => 1, stumble: () => Promise.reject(new Error("no")) });
    await call("ask", null, { signal });
    await call("stumble", null, { signal }).catch(() => {});
    expect(getEventListeners(signal, "abort")).toEqual([]);
  });

  test("aborted before it began asks nothing", async () => {
    let asked = 0;
    const call = callTo({ ask: async () => asked++ });
    const signal = AbortSignal.abort(new Error("too late"));
    await expect(call("ask", null, { signal })).rejects.toThrow("too late");
    expect(asked).toBe(0);
  });

  test("ends with what its listener throws, and is then aborted there", async () => {
    const there = heard();
    const call = callTo({
      report: (_: null, { signal, tell }) => {
        tell("bad news");
        return there.until(signal);
      },
    });
    const onTold = () => {
      throw new HostError({ kind: "offline" });
    };
    const reported = call("report", null, { signal: never, onTold });
    await expect(reported).rejects.toMatchObject({ trouble: { kind: "offline" } });
    await there.wasAborted;
  });
});

/** A work that ends only when it is aborted, and says so. */
function heard() {
  let tellAborted = () => {};
  return {
    wasAborted: new Promise<void>((resolve) => {
      tellAborted = resolve;
    }),
    until: (signal: AbortSignal) =>
      new Promise<never>((_, reject) => {
        signal.addEventListener("abort", () => {
          tellAborted();
          reject(signal.reason);
        });
      }),
  };
}
