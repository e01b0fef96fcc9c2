import type { OwnQuestion } from "./own-questions.ts";
import type { Address, News } from "./question.ts";

/** The part of a `BroadcastChannel` that is used. */
export interface Channel {
  onmessage: ((event: MessageEvent) => void) | null;
  postMessage(message: unknown): void;
}

/** What tabs say to each other; whoever changes it gives `protocol` another number. */
export type Message =
  | News
  | ({ readonly kind: "ask" } & OwnQuestion)
  /** A question has reached whoever leads. */
  | { readonly kind: "heard" }
  | { readonly kind: "drop"; readonly asker: Address }
  | { readonly kind: "show"; readonly tab: string; readonly isHidden: boolean }
  | { readonly kind: "outdate" }
  /** Another tab leads from now on: who waits for an answer asks it again. */
  | { readonly kind: "lead" }
  /** This tab should lead. */
  | { readonly kind: "take"; readonly tab: string };

/** Tabs of another version may run beside ours: they do not hear each other. */
export const protocol = 1;
