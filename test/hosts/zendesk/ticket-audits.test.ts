import { describe, expect, test } from "vitest";
import { cutPage } from "../../../src/desk/pages.ts";
import type { TicketHistory } from "../../../src/history/update.ts";
import { zendeskApi } from "../../../src/hosts/zendesk/api.ts";
import { decodeAudits } from "../../../src/hosts/zendesk/decode-audits.ts";
import { auditsReader } from "../../../src/hosts/zendesk/ticket-audits.ts";
import type { Audit, Event } from "../../../src/hosts/zendesk/wire.ts";
import { shift, writeInstant } from "../../../src/time/instant.ts";
import { at } from "../../timeline.ts";
import { audit, changed, comment, created, statuses, ticket } from "./audits.ts";

/** A ticket that was opened, and answered once a minute. */
function life(count: number, last: readonly Event[] = [comment("public")]): readonly Audit[] {
  return Array.from({ length: count }, (_, index) =>
    audit(
      index === 0 ? [created("status", "new")] : index === count - 1 ? last : [comment("public")],
      {
        id: 5000 + index,
        created_at: writeInstant(shift(at("09:00"), index * 60)),
      },
    ),
  );
}

function whole(audits: readonly Audit[]): TicketHistory {
  const read = decodeAudits([{ audits }], { ticket, statuses });
  if ("trouble" in read) throw new Error(read.trouble.kind);
  return read.history;
}

/** How a Zendesk may answer who asks for the newest first. */
type Manner = "sorts" | "ignores" | "refuses" | "archived";

function zendesk(audits: readonly Audit[], manner: Manner = "sorts") {
  const asked: string[] = [];
  const readOne = auditsReader();
  const answerTo = (address: URL): readonly [status: number, body: object] => {
    const isSorted = address.searchParams.get("sort") === "-created_at";
    if (manner === "archived") return [200, { audits }];
    if (manner === "refuses" && isSorted) return [400, { error: "InvalidParameter" }];
    const list = manner === "sorts" && isSorted ? audits.toReversed() : audits;
    const { items, paging } = cutPage(list, { address, overlap: 0 });
    return [200, { audits: items, ...paging }];
  };
  const api = zendeskApi(async (input) => {
    const address = new URL(new Request(input).url);
    asked.push(decodeURIComponent(address.search).replace(/&page.after.*/, " further"));
    const [status, body] = answerTo(address);
    return new Response(JSON.stringify(body), { status });
  });
  const { pages } = api({ signal: new AbortController().signal });
  return {
    asked,
    /** Reads the ticket once more, with what is known of it. */
    read: async (known: TicketHistory | null) => {
      asked.length = 0;
      return (await readOne(pages, { known, statuses, ticket })).read;
    },
  };
}

const newest = "?page[size]=25&sort=-created_at";
const all = "?page[size]=100";

test("a ticket of 1,000 audits that got one more costs one request, and a small one", async () => {
  const audits = life(1001);
  const { asked, read } = zendesk(audits);
  expect(await read(whole(audits.slice(0, 1000)))).toStrictEqual({
    ticket,
    history: whole(audits),
  });
  expect(asked).toEqual([newest]);
});

test("one that got many is read back to where it is known", async () => {
  const audits = life(1001);
  const { asked, read } = zendesk(audits);
  expect(await read(whole(audits.slice(0, 960)))).toStrictEqual({ ticket, history: whole(audits) });
  expect(asked).toEqual([newest, `${newest} further`]);
});

test("one that is not known is read from the beginning", async () => {
  const audits = life(120);
  const { asked, read } = zendesk(audits);
  expect(await read(null)).toStrictEqual({ ticket, history: whole(audits) });
  expect(asked).toEqual([all, `${all} further`]);
});

describe("where the newest do not come first", () => {
  test.each(["ignores", "refuses"] as const)(
    "a Zendesk that %s it is asked so once",
    async (manner) => {
      const audits = life(60);
      const { asked, read } = zendesk(audits, manner);
      const known = whole(audits.slice(0, 55));
      const expected = { ticket, history: whole(audits) };
      expect(await read(known)).toStrictEqual(expected);
      expect(asked).toEqual([newest, all]);
      expect(await read(known)).toStrictEqual(expected);
      expect(asked).toEqual([all]);
    },
  );

  test("an archived ticket comes as a whole, and others go on being asked for less", async () => {
    const audits = life(60);
    const { asked, read } = zendesk(audits, "archived");
    for (const _ of [1, 2]) {
      expect(await read(whole(audits.slice(0, 55)))).toStrictEqual({
        ticket,
        history: whole(audits),
      });
      expect(asked).toEqual([newest]);
    }
  });
});

describe("the whole is read", () => {
  const audits = life(60);
  const readsAll = async (given: readonly Audit[], known: TicketHistory) => {
    const { asked, read } = zendesk(given);
    expect(await read(known)).toStrictEqual({ ticket, history: whole(given) });
    return asked;
  };

  test("where an audit came to light before the last known one", async () => {
    const known = whole(audits.filter((_, index) => index !== 50 && index !== 59));
    expect(await readsAll(audits, known)).toEqual([newest, all]);
  });

  test("where what was known says something else", async () => {
    const changes = audits.with(55, { ...audits[55], events: [comment("private")] } as Audit);
    expect(await readsAll(changes, whole(audits.slice(0, 58)))).toEqual([newest, all]);
  });

  test("where a comment from long before is made private", async () => {
    const hidden: Event = { type: "CommentPrivacyChange", comment_id: 1, public: false };
    const changes = life(60, [hidden]);
    expect(await readsAll(changes, whole(changes.slice(0, 59)))).toEqual([newest, all]);
  });

  test("where numbers do not grow with time", async () => {
    const swapped = [
      ...audits.slice(0, 57),
      ...audits.slice(57).map((one, at) => ({ ...one, id: 5059 - at })),
    ];
    expect(await readsAll(swapped, whole(swapped.slice(0, 58)))).toEqual([newest, all]);
  });

  test("at once where records of unknown kinds were passed over, or it did not begin with the creation", async () => {
    const odd = audits.with(3, { ...audits[3], events: [{ type: "Hologram" }] } as Audit);
    expect(await readsAll(odd, whole(odd.slice(0, 58)))).toEqual([all]);
    expect(await readsAll(audits.slice(1), whole(audits.slice(1, 58)))).toEqual([all]);
  });
});

test("what the tail says beyond updates is said of the whole", async () => {
  const audits = life(60, [
    { type: "ChatStartedEvent", value: {} },
    { type: "Hologram" },
    changed("status", ["new", "open"]),
  ]);
  const { asked, read } = zendesk(audits);
  const found = await read(whole(audits.slice(0, 59)));
  expect(found).toMatchObject({
    history: { remarks: ["chat_elsewhere", "unknown_records"], unknownRecords: 1, isSettled: true },
  });
  expect(found).toStrictEqual({ ticket, history: whole(audits) });
  expect(asked).toEqual([newest]);
});
