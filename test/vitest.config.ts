import { defineConfig } from "vitest/config";

const suffix = "*.test.{ts,tsx}";

export default defineConfig({
  test: {
    // Every rule holds in every zone; a zone far from UTC shows where one leaks in.
    env: { TZ: "Asia/Kathmandu" },
    // A busy machine is no defect; the properties alone take seconds on one.
    testTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: "code",
          include: [`test/**/${suffix}`],
          exclude: [`test/e2e/**`],
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
    ],
  },
});
