import type { Channel } from "./channel.ts";
import type { Pace, Past } from "./pace.ts";
import type { PastMemory } from "./past-memory.ts";

/**
 * What all who ask in a user's name tell each other of it, also those of other
 * versions: these messages stay as they are for ever.
 */
type Message =
  /** A newcomer wants to know what went before. */
  | { readonly kind: "hello" }
  | ({ readonly kind: "past" } & Past)
  /** A request goes now. */
  | { readonly kind: "sent" }
  /** Somebody was told to wait for so many milliseconds. */
  | { readonly kind: "hold"; readonly time: number };

interface Sharing {
  /** Null where the browser has none. */
  readonly channel: Channel | null;
  now(): number;
  /** Remembers what went for the next one, where nobody is left to tell; null where nothing can. */
  readonly memory: PastMemory | null;
}

/** Milliseconds for which somebody who asked may ask again at the same moment as we. */
const company = 60_000;
/** So many milliseconds lie between two requests then: time enough to hear of the other's. */
const hearing = 20;

/**
 * A pace that goes by the requests of all tabs, whatever their version, and of
 * those that are closed already, and lets them know of its own: the budget is
 * the user's.
 */
export function sharePace(pace: Pace, { channel, memory, now }: Sharing): Pace {
  const bornAt = now();
  let isNew = true;
  let heardAt = Number.NEGATIVE_INFINITY;
  let wentAt = heardAt;
  const post = (message: Message) => channel?.postMessage(message);

  function learn({ ages, hold }: Past): void {
    if (!isNew) return;
    isNew = false;
    // What went since then was counted when it went.
    for (const age of ages) if (age > now() - bornAt) pace.went(age);
    if (hold) pace.hold(hold);
  }

  function hear(message: Message): void {
    if (message.kind === "sent") {
      heardAt = now();
      pace.went();
    } else if (message.kind === "hold") pace.hold(message.time);
    else if (message.kind === "past") learn(message);
    else {
      const past = pace.past();
      if (past.ages.length) post({ kind: "past", ...past });
    }
  }

  if (channel) channel.onmessage = ({ data }) => hear(data);
  post({ kind: "hello" });
  void memory?.load().then((past) => past && learn(past));
  return {
    ...pace,
    // Two who wait for the same moment do not hear of each other before it is over.
    wait(urgency) {
      const at = now();
      if (heardAt < at - company) return pace.wait(urgency);
      return Math.max(pace.wait(urgency, 1), wentAt + hearing - at);
    },
    went(ago) {
      wentAt = now();
      pace.went(ago);
      post({ kind: "sent" });
      memory?.save(pace.past());
    },
    heard(allowance, took) {
      const before = pace.past().hold;
      pace.heard(allowance, took);
      const { hold } = pace.past();
      if (took === null || hold <= before) return;
      post({ kind: "hold", time: hold });
      memory?.save(pace.past());
    },
  };
}
