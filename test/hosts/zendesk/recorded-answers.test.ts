import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import * as v from "valibot";
import { describe, expect, test } from "vitest";
import type { TicketId } from "../../../src/history/ids.ts";
import type { Update } from "../../../src/history/update.ts";
import { decodeAudits } from "../../../src/hosts/zendesk/decode-audits.ts";
import {
  customStatus,
  group,
  ticket,
  user,
  view,
  viewCount,
} from "../../../src/hosts/zendesk/wire.ts";

const folder = "../shared/data/recorded";
const isThere = existsSync(folder);
if (!isThere) console.info(`Skipped: no recorded answers at ${folder}.`);

interface Recorded {
  readonly uri: string;
  readonly status: number;
  readonly body: unknown;
}

function recorded(name: string): readonly Recorded[] {
  return JSON.parse(gunzipSync(readFileSync(`${folder}/${name}.json.gz`)).toString());
}

const zenpy = [
  "TestTicketAudits.test_pagination",
  "TestDeletedTickets.test_delete_and_restore",
  "TestTicketCreateUpdateDelete.test_single_object_creation-create-single",
  "TestViews.test_getting_tickets_from_a_view",
  "old2017.show_ticket_audit",
].map((name) => `facetoe_zenpy.${name}`);

/** Everything under a key, however deep: `audit` holds one, `audits` many. */
function all(value: unknown, keys: readonly string[]): readonly Record<string, unknown>[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    keys.includes(key) ? [inner].flat().filter(Boolean) : all(inner, keys),
  );
}

/** Where each of Zendesk's fields that a metric needs is found again. */
const fields = new Map<unknown, (update: Update) => unknown>([
  ["status", ({ set }) => set?.status],
  ["priority", ({ set }) => set?.priority],
  ["assignee_id", ({ set }) => set?.assignee],
  ["group_id", ({ set }) => set?.group],
  ["tags", ({ addTags }) => addTags],
  ["requester_id", ({ requester }) => requester],
]);

const only = (type: string) => (event: Record<string, unknown>) => event["type"] === type;

describe.skipIf(!isThere)("recorded answers", () => {
  const audits = isThere ? zenpy.flatMap((name) => all(recorded(name), ["audit", "audits"])) : [];

  test("there are audits to look at", () => {
    expect(audits.length).toBeGreaterThan(200);
  });

  test.each(audits.map((audit) => [audit["id"], audit] as const))(
    "audit %s is decoded without loss",
    (id, audit) => {
      const read = decodeAudits([{ audits: [audit] }], {
        ticket: "1" as TicketId,
        statuses: new Map(),
      });
      if ("trouble" in read) throw new Error(JSON.stringify(read.trouble));
      const { updates, remarks } = read.history;
      const events = audit["events"] as readonly Record<string, unknown>[];
      expect(remarks).toEqual([]);
      expect(updates[0]?.source).toBe(`${id}`);
      expect(updates.filter(({ comment }) => comment)).toHaveLength(
        events.filter(only("Comment")).length,
      );
      expect(updates.some(({ kind }) => kind === "create")).toBe(events.some(only("Create")));
      for (const { field_name, value } of events) {
        const inOurWords = fields.get(field_name);
        if (inOurWords) expect(updates.map(inOurWords)).toContainEqual(value);
      }
    },
  );

  test.each([
    { name: `${zenpy[3]}`, keys: ["ticket", "tickets"], shape: ticket, atLeast: 10 },
    { name: "zammad.zendesk_import.2021", keys: ["tickets"], shape: ticket, atLeast: 100 },
    { name: "zammad.zendesk_import.2021", keys: ["users"], shape: user, atLeast: 100 },
    { name: "zammad.zendesk_import.2021", keys: ["groups"], shape: group, atLeast: 2 },
    { name: "facetoe_zenpy.TestViews.test_count_views", keys: ["view"], shape: view, atLeast: 1 },
    { name: `${zenpy[3]}`, keys: ["view_count"], shape: viewCount, atLeast: 3 },
    {
      name: "facetoe_zenpy.CustomStatusesCreateUpdateDelete.test_single_object_update-update-single",
      keys: ["custom_status"],
      shape: customStatus,
      atLeast: 1,
    },
  ])("$name: every one of $keys is read", ({ name, keys, shape, atLeast }) => {
    const answers = recorded(name).filter(({ status }) => status < 300);
    const found = all(
      answers.map(({ body }) => body),
      keys,
    );
    expect(found.length).toBeGreaterThanOrEqual(atLeast);
    for (const one of found) {
      const isDeleted = one["status"] === "deleted";
      expect(v.safeParse(shape, one).issues?.[0].input).toBe(isDeleted ? "deleted" : undefined);
    }
  });
});
