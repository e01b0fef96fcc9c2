import type { Limit, Manners } from "../../src/hosts/allowance.ts";
import type { Answer, Question } from "../../src/hosts/carry.ts";
import { zendeskManners } from "../../src/hosts/zendesk/allowance.ts";
import type { Channel } from "../../src/tabs/channel.ts";
import type { Locks } from "../../src/tabs/election.ts";
import { createPace } from "../../src/tabs/pace.ts";
import { createPaces } from "../../src/tabs/paces.ts";
import { type PastMemory, pastSince } from "../../src/tabs/past-memory.ts";
import type { Clock } from "../../src/tabs/question.ts";
import { sharePace } from "../../src/tabs/share-pace.ts";
import { createTabs, type Tabs } from "../../src/tabs/tabs.ts";

/** One request that reached the host. */
export interface Sent {
  readonly tab: string;
  readonly url: string;
  readonly method: string;
  readonly at: number;
  /** Whether its tab was still there when the answer came. */
  isAnswered: boolean;
}

export interface FakeTab extends Tabs {
  readonly name: string;
  /** Ends it in the middle of whatever it does. */
  kill(): void;
  /** Everything in it stands still, though its lock is held: its messages come later. */
  freeze(): void;
  thaw(): void;
}

export interface FakeBrowser {
  readonly clock: Clock;
  readonly sent: readonly Sent[];
  open(options?: Partial<Opening>): FakeTab;
  /** The tab that holds the lock. */
  leader(name?: string): string | null;
  /** Lets so many milliseconds pass. */
  pass(time: number): Promise<void>;
}

interface Opening {
  readonly version: number;
  readonly user: string;
  readonly hasLocks: boolean;
  readonly hasChannels: boolean;
}

interface World {
  /** Milliseconds until the host answers. */
  readonly latency?: number;
  readonly limits?: readonly Limit[];
  answer?(question: Question): Answer | Promise<Answer>;
}

interface Timer {
  readonly at: number;
  readonly act: () => void;
}

/** A browser with several tabs on a clock of its own: locks, channels and a host. */
export function fakeBrowser(world: World = {}): FakeBrowser {
  const { latency = 200, limits = zendeskManners.limits } = world;
  const answer = world.answer ?? (({ url }: Question) => ({ status: 200, text: url, headers: [] }));
  let now = 0;
  let timers: Timer[] = [];
  const sent: Sent[] = [];
  const channels = new Map<string, Set<{ tab: string; channel: Channel }>>();
  const holders = new Map<string, { tab: string; lose(error: Error): void }>();
  const waiting: { name: string; tab: string; grant(): void }[] = [];
  const dead = new Set<string>();
  const kept = new Map<string, string>();
  const frozen = new Map<string, (() => void)[]>();
  let opened = 0;

  const clock: Clock = {
    now: () => now,
    after(time, act) {
      const timer = { at: now + time, act };
      timers.push(timer);
      return () => {
        timers = timers.filter((one) => one !== timer);
      };
    },
  };

  /** What happens in a tab happens unless it is dead, and later where it is frozen. */
  const inside = (tab: string, act: () => void) => {
    if (dead.has(tab)) return;
    const late = frozen.get(tab);
    if (late) late.push(act);
    else act();
  };

  const clockOf = (tab: string): Clock => ({
    now: clock.now,
    after: (time, act) => clock.after(time, () => inside(tab, act)),
  });

  function grantNext(name: string): void {
    const at = waiting.findIndex((one) => one.name === name && !dead.has(one.tab));
    if (!holders.has(name) && at >= 0) waiting.splice(at, 1)[0]?.grant();
  }

  const locksOf = (tab: string): Locks => ({
    request: (name, { signal, steal }, whileHeld) =>
      new Promise((resolve, reject) => {
        const grant = () => {
          holders.set(name, { tab, lose: (error) => inside(tab, () => reject(error)) });
          const release = () => {
            if (holders.get(name)?.tab !== tab) return;
            holders.delete(name);
            grantNext(name);
          };
          inside(tab, () => void whileHeld().then(resolve, reject).finally(release));
        };
        if (steal) {
          const stolen = new DOMException("Stolen", "AbortError");
          const before = holders.get(name);
          grant();
          before?.lose(stolen);
          return;
        }
        const place = { name, tab, grant };
        signal?.addEventListener("abort", () => {
          const at = waiting.indexOf(place);
          if (at < 0) return;
          waiting.splice(at, 1);
          reject(new DOMException("Aborted", "AbortError"));
        });
        waiting.push(place);
        clock.after(1, () => grantNext(name));
      }),
  });

  function openChannel(name: string, tab: string): Channel {
    const channel: Channel = {
      onmessage: null,
      postMessage(message) {
        const data: unknown = structuredClone(message);
        for (const other of channels.get(name) ?? []) {
          if (other.channel === channel || dead.has(tab)) continue;
          clock.after(1, () =>
            inside(other.tab, () => other.channel.onmessage?.({ data } as MessageEvent)),
          );
        }
      },
    };
    channels.set(name, (channels.get(name) ?? new Set()).add({ tab, channel }));
    return channel;
  }

  const memoryOf = (user: string): PastMemory => ({
    load: async () => pastSince(JSON.parse(kept.get(user) ?? "null"), now),
    save: (past) => void kept.set(user, JSON.stringify({ ...past, at: now })),
  });

  const carryOf = (tab: string) => (question: Question) => {
    if (dead.has(tab)) return new Promise<never>(() => {});
    const one: Sent = { tab, ...question, at: now, isAnswered: false };
    sent.push(one);
    return new Promise<Answer>((resolve) => {
      clock.after(latency, () =>
        inside(tab, () => {
          one.isAnswered = true;
          resolve(Promise.resolve(question).then(answer));
        }),
      );
    });
  };

  return {
    clock,
    sent,
    open({ hasChannels = true, hasLocks = true, user = "ana", version = 1 } = {}) {
      const tab = `tab ${++opened}`;
      const name = `${user} ${version}`;
      const ownClock = clockOf(tab);
      const manners: Manners = { ...zendeskManners, limits };
      const paceOf = (of: readonly Limit[], whose: string) =>
        sharePace(createPace({ now: clock.now, limits: of }), {
          now: clock.now,
          channel: hasChannels ? openChannel(whose, tab) : null,
          memory: memoryOf(whose),
        });
      const tabs = createTabs({
        tab,
        name,
        paces: createPaces({
          manners,
          pace: paceOf(limits, user),
          open: (place) => paceOf(place.limits, `${user} ${place.name}`),
        }),
        channel: hasChannels ? openChannel(name, tab) : null,
        locks: hasLocks ? locksOf(tab) : null,
        carry: carryOf(tab),
        clock: ownClock,
      });
      return {
        ...tabs,
        name: tab,
        kill() {
          dead.add(tab);
          for (const [lock, holder] of holders) {
            if (holder.tab !== tab) continue;
            holders.delete(lock);
            clock.after(1, () => grantNext(lock));
          }
        },
        freeze: () => void frozen.set(tab, []),
        thaw() {
          const late = frozen.get(tab) ?? [];
          frozen.delete(tab);
          for (const act of late) act();
        },
      };
    },
    leader: (name = "ana 1") => holders.get(name)?.tab ?? null,
    async pass(time) {
      const until = now + time;
      for (;;) {
        await settled();
        timers.sort((one, other) => one.at - other.at);
        const next = timers[0];
        if (!next || next.at > until) break;
        timers.shift();
        now = Math.max(now, next.at);
        next.act();
      }
      now = until;
    },
  };
}

/** Everything that follows from what has happened, has happened. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
