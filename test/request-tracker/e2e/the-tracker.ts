import { standingTracker } from "../standing.ts";
import { type Loaded, loadedMonth, type Tracker } from "../tracker.ts";

/** The tracker against which the tests run. */
export function theTracker(): Tracker {
  const tracker = standingTracker();
  if (!tracker) throw new Error("These tests need a Request Tracker: npm run test:rt");
  return tracker;
}

/** The month that it holds. */
export function theMonth(): Loaded {
  const month = loadedMonth(theTracker());
  if (!month) throw new Error("The tracker has no month: npm run rt -- down --wipe");
  return month;
}
