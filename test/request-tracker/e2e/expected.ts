import type { Instant, Seconds } from "../../../src/time/instant.ts";
import { requesters } from "../cast.ts";
import type { Row } from "./rest.ts";

/** What the rows of a ticket without escapades mean, read off by hand. */
export interface Expected {
  readonly firstResponse: Seconds | null;
  /** To the last solve, while it stands. */
  readonly resolution: Seconds | null;
  readonly reopens: number;
  readonly touches: number;
}

const machine = "RT_System";
const counted = /^(Create|Correspond|Comment|Status|Set)$/;

export function expectedOf(rows: readonly Row[]): Expected {
  const isCustomer = ({ by }: Pick<Row, "by">) => requesters.some((login) => login === by);
  const start = rows.find(({ type }) => type === "Create")?.at ?? 0;
  const answer = rows.find((row) => row.type === "Correspond" && !isCustomer(row));
  const moves = rows.filter(({ type }) => type === "Status");
  const last = moves.at(-1);
  return {
    firstResponse: answer ? answer.at - start : null,
    resolution: last?.to === "resolved" ? last.at - start : null,
    reopens: moves.filter(({ from }) => from === "resolved").length,
    touches: savesIn(rows).filter((save) => !isCustomer(save)).length,
  };
}

interface Save {
  readonly by: string;
  /** When its last row was written. */
  until: Instant;
}

/** What one person did in one second is one save, and what the tracker made of it belongs to it. */
function savesIn(rows: readonly Row[]): readonly Save[] {
  const saves: Save[] = [];
  for (const { at, by } of rows.filter(({ type }) => counted.test(type))) {
    const before = saves.at(-1);
    if (before && (by === machine || (before.by === by && before.until === at))) before.until = at;
    else saves.push({ by, until: at });
  }
  return saves;
}
