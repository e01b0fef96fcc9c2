import type { TicketId } from "../../history/ids.ts";
import { orElse } from "../ask.ts";
import type { CallOptions, Page, TicketHead, ViewId } from "../host.ts";
import { HostError } from "../trouble.ts";
import type { Api } from "./api.ts";
import { readHeads } from "./ticket-heads.ts";

/** Where tickets come from, and for whom. */
interface From<Source> extends CallOptions {
  readonly from: Source;
}

/**
 * A view's tickets, page by page, each with the figures that Zendesk computed.
 *
 * What moves while a list is read is on no page that is still to come. So a list
 * of several pages is looked at once more from its head, until a page is as it
 * was: where nothing moved that is one request.
 */
export async function* readTickets(api: Api, from: From<ViewId>): AsyncGenerator<Page<TicketHead>> {
  const before: string[] = [];
  for await (const page of pagesOf(api, from)) {
    before.push(contentOf(page));
    yield withFigures(api, { ...from, page });
  }
  if (before.length < 2) return;
  let at = 0;
  try {
    for await (const page of pagesOf(api, from)) {
      if (contentOf(page) === before[at]) return;
      at++;
      yield withFigures(api, { ...from, page });
    }
  } catch (error) {
    // The whole list is there already.
    if (!(error instanceof HostError)) throw error;
  }
}

async function* pagesOf(
  api: Api,
  { from: view, ...options }: From<ViewId>,
): AsyncGenerator<Page<TicketHead>> {
  const path = `views/${encodeURIComponent(view)}/tickets.json?page[size]=100&include=metric_sets`;
  let before = 0;
  for await (const answer of api(options).pages(path)) {
    const page = readHeads(answer, before);
    before += page.items.length + page.skipped.length;
    yield page;
  }
}

/** Not every Zendesk puts figures into a view's list. They are an extra: without them it serves. */
async function withFigures(
  api: Api,
  { page, ...options }: CallOptions & { readonly page: Page<TicketHead> },
): Promise<Page<TicketHead>> {
  const from = page.items.map(({ ticket }) => ticket);
  if (!from.length || page.items.some(({ reported }) => reported)) return page;
  const figures = await readMany(api, { ...options, from }).catch(orElse(null));
  const found = new Map(figures?.items.map(({ ticket, reported }) => [ticket, reported]));
  const items = page.items.map((head) => ({ ...head, reported: found.get(head.ticket) ?? null }));
  return { ...page, items };
}

function contentOf({ items, skipped }: Page<TicketHead>): string {
  return JSON.stringify([items.map(({ ticket, updatedAt }) => [ticket, updatedAt]), skipped]);
}

/** Rejects with `gone` where the viewer has no such ticket. */
export async function readTicket(
  api: Api,
  { from, ...options }: From<TicketId>,
): Promise<TicketHead> {
  const { items, skipped } = await readMany(api, { ...options, from: [from] });
  if (items[0]) return items[0];
  throw new HostError(skipped[0]?.trouble ?? { kind: "gone" });
}

async function readMany(
  api: Api,
  { from, ...options }: From<readonly TicketId[]>,
): Promise<Page<TicketHead>> {
  const path = `tickets/show_many.json?include=metric_sets&ids=${from.map(encodeURIComponent)}`;
  return readHeads(await api(options).json(path));
}
