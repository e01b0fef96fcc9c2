import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeDirectory } from "../../src/log/read-directory.ts";
import { writeTicket } from "../../src/log/write-ticket.ts";
import { directory, timeline } from "../timeline.ts";

/** The line that says who is who in timelines. */
export const directoryLine = JSON.stringify({ directory: writeDirectory(directory) });

/** A line of a log that tells a timeline. */
export function ticketLine(ticket: string, text: string): string {
  return JSON.stringify(writeTicket(timeline(text, ticket)));
}

export const answered = "09:00 customer opens\n09:40 ana replies, solves";

/** A folder of its own for files that a test writes; `remove` it in the end. */
export function openFolder(): {
  write(name: string, content: string | Uint8Array): string;
  remove(): void;
} {
  const folder = mkdtempSync(join(tmpdir(), "sidelight-measure-"));
  return {
    write(name, content) {
      const path = join(folder, name);
      writeFileSync(path, content);
      return path;
    },
    remove: () => rmSync(folder, { recursive: true }),
  };
}
