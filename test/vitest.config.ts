import { defineConfig, type TestProjectInlineConfiguration } from "vitest/config";
import { standingIn, standingTracker } from "./request-tracker/standing.ts";
import type { Tracker } from "./request-tracker/tracker.ts";

const suffix = "*.test.{ts,tsx}";

const tracker = standingTracker();
/** What runs against a real one. */
const inTracker = [
  `test/request-tracker/e2e/**/${suffix}`,
  "test/hosts/request-tracker/real-rt.test.ts",
];
const skipped =
  "\nRequest Tracker is not up: its tests are skipped. `npm run test:rt` sets it up and runs them.";

export default defineConfig({
  test: {
    // Every rule holds in every zone; a zone far from UTC shows where one leaks in.
    env: { TZ: "Asia/Kathmandu" },
    // A busy machine is no defect; the properties alone take seconds on one.
    testTimeout: 60_000,
    reporters: ["default", ...(tracker ? [] : [{ onTestRunEnd: () => console.log(skipped) }])],
    projects: [
      {
        extends: true,
        test: {
          name: "code",
          include: [`test/**/${suffix}`],
          exclude: ["test/e2e/**", ...inTracker],
          // Only what hangs may run out of time: a busy machine is no mistake of ours.
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: "browser",
          include: [`test/e2e/**/${suffix}`],
          // One desk and one browser at a time, after the rest: they need the processors.
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
          hookTimeout: 120_000,
        },
      },
      ...(tracker ? [requestTracker(tracker)] : []),
    ],
  },
});

/** The tests against a real one, by itself and last: they change its tickets. */
function requestTracker(tracker: Tracker): TestProjectInlineConfiguration {
  return {
    extends: true,
    test: {
      name: "request-tracker",
      include: inTracker,
      env: standingIn(tracker),
      globalSetup: "test/request-tracker/e2e/up-to-date.ts",
      maxWorkers: 1,
      sequence: { groupOrder: 2 },
      hookTimeout: 120_000,
    },
  };
}
