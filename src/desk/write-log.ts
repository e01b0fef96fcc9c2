import { writeDirectory } from "../log/read-directory.ts";
import { writeTicket } from "../log/write-ticket.ts";
import type { Store } from "./store.ts";

/** Everything in the store as a ticket log, under the ids that the app sees. */
export function* writeLog({ directory, tickets }: Store): Generator<string> {
  yield `${JSON.stringify({ directory: writeDirectory(directory) })}\n`;
  for (const { history, subject } of tickets()) {
    yield `${JSON.stringify({ ...Object(writeTicket(history)), subject })}\n`;
  }
}
