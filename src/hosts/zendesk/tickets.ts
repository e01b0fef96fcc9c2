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

/** A view's tickets, page by page, each with the figures that Zendesk computed. */
export async function* readTickets(
  api: Api,
  { from: view, ...options }: From<ViewId>,
): AsyncGenerator<Page<TicketHead>> {
  const path = `views/${encodeURIComponent(view)}/tickets.json?page[size]=100&include=metric_sets`;
  let before = 0;
  for await (const answer of api(options).pages(path)) {
    const page = readHeads(answer, before);
    before += page.items.length + page.skipped.length;
    const from = page.items.map(({ ticket }) => ticket);
    // Not every Zendesk puts figures into a view's list. They are an extra: without them it serves.
    yield !from.length || page.items.some(({ reported }) => reported)
      ? page
      : withFigures(page, await readMany(api, { ...options, from }).catch(orElse(page)));
  }
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

function withFigures(page: Page<TicketHead>, figures: Page<TicketHead>): Page<TicketHead> {
  const found = new Map(figures.items.map(({ ticket, reported }) => [ticket, reported]));
  const items = page.items.map((head) => ({ ...head, reported: found.get(head.ticket) ?? null }));
  return { ...page, items };
}

async function readMany(
  api: Api,
  { from, ...options }: From<readonly TicketId[]>,
): Promise<Page<TicketHead>> {
  const path = `tickets/show_many.json?include=metric_sets&ids=${from.map(encodeURIComponent)}`;
  return readHeads(await api(options).json(path));
}
