import type { Pace, Past } from "./pace.ts";
import type { Channel } from "./tabs.ts";

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
}

/**
 * A pace that goes by the requests of all tabs, whatever their version, and
 * lets them know of its own: the budget is the user's.
 */
export function sharePace(pace: Pace, { channel, now }: Sharing): Pace {
  if (!channel) return pace;
  const bornAt = now();
  let isNew = true;
  const post = (message: Message) => channel.postMessage(message);

  function hear(message: Message): void {
    if (message.kind === "sent") pace.went();
    else if (message.kind === "hold") pace.hold(message.time);
    else if (message.kind === "hello") {
      const past = pace.past();
      if (past.ages.length) post({ kind: "past", ...past });
    } else if (message.kind === "past" && isNew) {
      isNew = false;
      // What went since then was counted when it went.
      for (const age of message.ages) if (age > now() - bornAt) pace.went(age);
      if (message.hold) pace.hold(message.hold);
    }
  }

  channel.onmessage = ({ data }) => hear(data);
  post({ kind: "hello" });
  return {
    ...pace,
    went(ago) {
      pace.went(ago);
      post({ kind: "sent" });
    },
    heard(allowance, took) {
      const before = pace.past().hold;
      pace.heard(allowance, took);
      const { hold } = pace.past();
      if (took !== null && hold > before) post({ kind: "hold", time: hold });
    },
  };
}
