import type { Manners } from "../hosts/allowance.ts";
import type { Carry } from "../hosts/carry.ts";
import { type Channel, protocol } from "./channel.ts";
import { headersOf } from "./headers-of.ts";
import { createPace } from "./pace.ts";
import { pastInCache } from "./past-memory.ts";
import type { Clock } from "./question.ts";
import { sharePace } from "./share-pace.ts";
import { createTabs, type Tabs } from "./tabs.ts";

export interface Joining {
  /**
   * Whose requests these are: tabs of one identity ask together, others never
   * meet. Null where nobody can tell: then each tab asks for itself.
   */
  readonly identity: string | null;
  readonly manners: Manners;
  readonly carry: Carry;
}

/** Joins the other tabs in which the same user has the app open, as far as the browser lets us. */
export function joinTabs({ carry, identity, manners }: Joining): Tabs {
  const clock: Clock = {
    now: () => performance.now(),
    after(time, act) {
      const timer = setTimeout(act, time);
      return () => clearTimeout(timer);
    },
  };
  const { locks } = navigator;
  const name = `sidelight ${identity} ${protocol}`;
  const pace = sharePace(createPace({ ...clock, limits: manners.limits }), {
    ...clock,
    // Of all versions: the budget is one.
    channel: identity === null ? null : openChannel(`sidelight ${identity} pace`),
    memory: identity === null ? null : pastInCache({ identity, now: () => Date.now() }),
  });
  return createTabs({
    tab: `${Math.random()}`,
    name,
    channel: identity === null ? null : openChannel(name),
    locks: locks ? { request: (...asked) => locks.request(...asked) } : null,
    carry,
    clock,
    pace,
    allowance: (answer) => manners.allowance({ status: answer.status, headers: headersOf(answer) }),
  });
}

/** A browser may lack them, or forbid them inside a foreign page. */
function openChannel(name: string): Channel | null {
  try {
    return new BroadcastChannel(name);
  } catch {
    return null;
  }
}
