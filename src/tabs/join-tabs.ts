import type { Limit, Manners } from "../hosts/allowance.ts";
import type { Carry } from "../hosts/carry.ts";
import { type Channel, protocol } from "./channel.ts";
import { createPace } from "./pace.ts";
import { createPaces } from "./paces.ts";
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
  // Of all versions: the budget is one.
  const open = (limits: readonly Limit[], whose: string | null) =>
    sharePace(createPace({ ...clock, limits }), {
      ...clock,
      channel: whose === null ? null : openChannel(`sidelight ${whose} pace`),
      memory: whose === null ? null : pastInCache({ identity: whose, now: () => Date.now() }),
    });
  return createTabs({
    tab: `${Math.random()}`,
    name,
    channel: identity === null ? null : openChannel(name),
    locks: locks ? { request: (...asked) => locks.request(...asked) } : null,
    carry,
    clock,
    paces: createPaces({
      manners,
      pace: open(manners.limits, identity),
      open: (place) => open(place.limits, identity && `${identity} ${place.name}`),
    }),
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
