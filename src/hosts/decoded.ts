import type { TicketId } from "../history/ids.ts";
import type { TicketHistory } from "../history/update.ts";

/** A history or what is wrong with it: `ReadHistory` of `host.ts`, for files that need no browser. */
export type Decoded =
  | { readonly ticket: TicketId; readonly history: TicketHistory }
  | {
      readonly ticket: TicketId;
      readonly trouble:
        | { readonly kind: "unreadable"; readonly where: string }
        | { readonly kind: "no_updates" };
    };
