import type { TicketHistory } from "../../history/update.ts";
import { HostError } from "../trouble.ts";
import { type Api, hasMore } from "./api.ts";
import { type Decoding, decodeAudits } from "./decode-audits.ts";
import { isJoinable, joinAudits } from "./join-audits.ts";
import type { OwnAudits } from "./stream-words.ts";

type Pages = ReturnType<Api>["pages"];

interface Wanted extends Decoding {
  /** As it was before the ticket changed; null where nothing is known. */
  readonly known: TicketHistory | null;
}

/** More than most tickets get from one look to the next, and less to carry than a full page. */
const newestAtOnce = 25;

/**
 * Reads the audits of one ticket after the other. Of a ticket that is known it
 * asks for the newest alone, as long as this Zendesk sorts them as its
 * documentation says; where they do not tell all, for the whole.
 *
 * All events of an audit are read: whether Zendesk's filter_events leaves out
 * events or whole audits is not documented, and an audit that is missing is a
 * touch that is missing.
 */
export function auditsReader() {
  let sorts = true;

  async function readNewest(pages: Pages, wanted: Wanted): Promise<OwnAudits | null> {
    const { known } = wanted;
    if (!sorts || !known || !isJoinable(known)) return null;
    const answers: unknown[] = [];
    try {
      const query = `page[size]=${newestAtOnce}&sort=-created_at`;
      for await (const answer of pages(`${pathOf(wanted)}?${query}`)) {
        answers.push(answer);
        const joined = joinAudits({ answers, isAll: !hasMore(answer) }, { ...wanted, known });
        if (typeof joined === "object") return { answers, read: joined };
        if (joined === "unsorted") sorts = false;
        if (joined !== "more") return null;
      }
    } catch (error) {
      if (!(error instanceof HostError)) throw error;
      const { trouble } = error;
      const isRefused = trouble.kind === "host_failed" && trouble.status < 500;
      if (isRefused) sorts = false;
      else if (trouble.kind !== "unreadable") throw error;
    }
    return null;
  }

  return async (pages: Pages, wanted: Wanted): Promise<OwnAudits> => {
    const joined = await readNewest(pages, wanted);
    if (joined) return joined;
    const answers: unknown[] = [];
    for await (const answer of pages(`${pathOf(wanted)}?page[size]=100`)) answers.push(answer);
    return { answers, read: decodeAudits(answers, wanted) };
  };
}

function pathOf({ ticket }: Wanted): string {
  return `tickets/${encodeURIComponent(ticket)}/audits.json`;
}
