import type { TicketId } from "../../history/ids.ts";
import { orElse } from "../ask.ts";
import type { CallOptions, ListOptions, Page, TicketHead, ViewId } from "../host.ts";
import { HostError } from "../trouble.ts";
import type { Api } from "./api.ts";
import type { People } from "./people.ts";
import { readHeads } from "./ticket-heads.ts";

/** Where tickets come from, and who wants to know of their people. */
interface From<Source> {
  readonly from: Source;
  readonly people: Pick<People, "takeIn">;
}

/** So many tickets are asked for at once. */
const atOnce = 100;

/**
 * A view's tickets, page by page, and with them the figures that Zendesk computed.
 *
 * What moves while a list is read is on no page that is still to come. So a list
 * of several pages is looked at once more from its head, until a page is as it
 * was: where nothing moved that is one request.
 *
 * Not every Zendesk puts figures into a view's list. They are an extra: they
 * are asked for by hundreds, and for what is unread alone; where that is less
 * than half of the list it is read before anybody looks at them.
 */
export async function* readTickets(
  api: Api,
  from: From<ViewId> & ListOptions,
): AsyncGenerator<Page<TicketHead>> {
  const before: string[] = [];
  const lacking: TicketHead[] = [];
  let listed = 0;
  let wanted = 0;
  async function* told(page: Page<TicketHead>): AsyncGenerator<Page<TicketHead>> {
    const { items } = page;
    yield page;
    listed += items.length;
    if (items.some(({ reported }) => reported)) return;
    const fresh = (await from.unread?.(items)) ?? items;
    wanted += fresh.length;
    lacking.push(...fresh);
    if (lacking.length >= atOnce)
      yield withFigures(api, { ...from, heads: lacking.splice(0, atOnce) });
  }
  for await (const page of pagesOf(api, from)) {
    before.push(contentOf(page));
    yield* told(page);
  }
  if (before.length > 1)
    for await (const page of movedSince(before, pagesOf(api, from))) yield* told(page);
  if (lacking.length && wanted * 2 >= listed) yield withFigures(api, { ...from, heads: lacking });
}

async function* pagesOf(
  api: Api,
  { from: view, people, ...options }: From<ViewId> & CallOptions,
): AsyncGenerator<Page<TicketHead>> {
  const path = `views/${encodeURIComponent(view)}/tickets.json?page[size]=100&include=metric_sets,users`;
  let before = 0;
  for await (const answer of api(options).pages(path)) {
    people.takeIn(answer);
    const page = readHeads(answer, before);
    before += page.items.length + page.skipped.length;
    yield page;
  }
}

/** The pages at the head of a list that are not as they were before. */
async function* movedSince(
  before: readonly string[],
  pages: AsyncIterable<Page<TicketHead>>,
): AsyncGenerator<Page<TicketHead>> {
  let at = 0;
  try {
    for await (const page of pages) {
      if (contentOf(page) === before[at]) return;
      at++;
      yield page;
    }
  } catch (error) {
    // The whole list is there already.
    if (!(error instanceof HostError)) throw error;
  }
}

function contentOf({ items, skipped }: Page<TicketHead>): string {
  return JSON.stringify([items.map(({ ticket, updatedAt }) => [ticket, updatedAt]), skipped]);
}

/** Rejects with `gone` where the viewer has no such ticket. */
export async function readTicket(
  api: Api,
  { from, people, ...options }: From<TicketId> & CallOptions,
): Promise<TicketHead> {
  const answer = await api(options).json(manyPath([from], "metric_sets,users"));
  people.takeIn(answer);
  const { items, skipped } = readHeads(answer);
  if (items[0]) return items[0];
  throw new HostError(skipped[0]?.trouble ?? { kind: "gone" });
}

/** The same tickets once more, those of which Zendesk has computed something. */
async function withFigures(
  api: Api,
  { heads, ...options }: CallOptions & { readonly heads: readonly TicketHead[] },
): Promise<Page<TicketHead>> {
  const ids = [...new Set(heads.map(({ ticket }) => ticket))];
  const read = async () => readHeads(await api(options).json(manyPath(ids, "metric_sets"))).items;
  const found = new Map((await read().catch(orElse([]))).map((one) => [one.ticket, one.reported]));
  const items = heads.flatMap((head) => {
    const reported = found.get(head.ticket);
    return reported ? [{ ...head, reported }] : [];
  });
  return { items, skipped: [] };
}

function manyPath(ids: readonly TicketId[], included: string): string {
  return `tickets/show_many.json?include=${included}&ids=${ids.map(encodeURIComponent)}`;
}
