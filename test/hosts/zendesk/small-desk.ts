import type { Host } from "../../../src/hosts/host.ts";
import { audit, changed, comment, created, customer } from "./audits.ts";
import { type FakeZaf, fakeZaf } from "./fake-zaf.ts";
import { zendeskHost } from "./whole-host.ts";

export interface SmallDesk {
  readonly zaf: FakeZaf;
  readonly host: Host;
}

export const wireTicket = (id: number, given: object = {}) => ({
  id,
  subject: `Ticket ${id}`,
  status: "open",
  priority: null,
  assignee_id: 11,
  group_id: 31,
  requester_id: customer,
  via: { channel: "email" },
  created_at: "2025-01-06T09:00:00Z",
  updated_at: "2025-01-06T10:00:00Z",
  ...given,
});

const metrics = (ticket_id: number) => ({
  ticket_id,
  reopens: 1,
  replies: 2,
  reply_time_in_minutes: { calendar: 30, business: 15 },
  full_resolution_time_in_minutes: { calendar: null, business: null },
});

/** Tickets 1 to 4 and 7 can be read, 5 is broken; the view holds all but 7, with an overlap. */
export async function smallDesk(location?: string): Promise<SmallDesk> {
  const zaf = fakeZaf(location);
  zaf.on("views/active", () => ({
    views: [
      { id: 3, title: "Mine" },
      { id: 4, title: "All" },
    ],
  }));
  zaf.on("views/count_many", () => ({
    view_counts: [
      { view_id: 3, value: 5, pretty: "5", fresh: true },
      { view_id: 4, value: null, pretty: "...", fresh: false },
    ],
  }));
  zaf.on("views/3/tickets", ({ searchParams }) =>
    searchParams.has("page[after]")
      ? {
          tickets: [2, 3, 4, 5].map((id) => wireTicket(id)),
          meta: { has_more: false, after_cursor: null },
        }
      : {
          tickets: [wireTicket(1), wireTicket(2), wireTicket(6, { status: "deleted" }), { id: 8 }],
          meta: { has_more: true, after_cursor: "two" },
        },
  );
  zaf.on("tickets/show_many", ({ searchParams }) => {
    const ids = (searchParams.get("ids") ?? "")
      .split(",")
      .map(Number)
      .filter((id) => id < 8);
    return { tickets: ids.map((id) => wireTicket(id)), metric_sets: ids.map(metrics) };
  });
  zaf.on("custom_statuses", () => ({ custom_statuses: [{ id: 9001, status_category: "hold" }] }));
  zaf.on(/^tickets\/[1-47]\/audits$/, ({ searchParams }) =>
    searchParams.has("page[after]")
      ? { audits: [audit([changed("custom_status_id", [1, 9001])])], meta: { has_more: false } }
      : {
          audits: [
            audit(
              [
                comment("public", customer),
                created("status", "new"),
                created("requester_id", `${customer}`),
              ],
              {
                author_id: customer,
              },
            ),
            audit([comment("public")]),
          ],
          meta: { has_more: true, after_cursor: "more" },
        },
  );
  zaf.on("tickets/5/audits", () => ({ audits: [{ id: 1, events: "?" }] }));
  zaf.on("users/show_many", ({ searchParams }) => ({
    users: [
      { id: 11, name: "Ana", role: "agent" },
      { id: 12, name: "Ben", role: "admin" },
      { id: customer, name: "Carol", role: "end-user" },
      { id: 13, name: "Gone", role: "end-user", active: false },
    ].filter(
      ({ id, active }) =>
        searchParams.get("ids")?.split(",").includes(`${id}`) &&
        (active !== false || searchParams.get("include_deleted") === "true"),
    ),
  }));
  zaf.on("users", () => ({
    users: [
      { id: 11, name: "Ana", role: "agent" },
      { id: 12, name: "Ben", role: "admin" },
    ],
    meta: { has_more: false },
  }));
  zaf.on("groups", () => ({ groups: [{ id: 31, name: "Support" }], meta: { has_more: false } }));
  zaf.on("business_hours/schedules", () => ({
    schedules: [
      {
        id: 42,
        name: "Office",
        time_zone: "Eastern Time (US & Canada)",
        intervals: [
          { start_time: 0, end_time: 60 },
          { start_time: 1980, end_time: 2460 },
          { start_time: 10_020, end_time: 10_080 },
        ],
      },
    ],
  }));
  zaf.on("business_hours/schedules/42/holidays", () => ({
    holidays: [{ id: 1, name: "Winter", start_date: "2025-12-31", end_date: "2026-01-02" }],
  }));
  return { zaf, host: await zendeskHost(zaf.client) };
}
