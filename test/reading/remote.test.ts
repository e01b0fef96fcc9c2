import { describe, expect, test } from "vitest";
import type { TicketId } from "../../src/history/ids.ts";
import type { Carry, Question } from "../../src/hosts/carry.ts";
import type { CallOptions, HostAnswers, Page, TicketHead, ViewId } from "../../src/hosts/host.ts";
import { HostError } from "../../src/hosts/trouble.ts";
import { connect, type End } from "../../src/reading/connect.ts";
import { farFetch } from "../../src/reading/far-fetch.ts";
import { createReading } from "../../src/reading/reading.ts";
import { answersFor, type Remote, remote } from "../../src/reading/remote.ts";
import type { Readings } from "../../src/reading/telling.ts";
import type { Ask } from "../../src/tabs/question.ts";
import { fakeHost, now, viewId, type World } from "../state/fake-host.ts";
import { personId, ticketId } from "../timeline.ts";
import { callTo } from "./channel.ts";

const options = { signal: new AbortController().signal };

const world: World = {
  tickets: {
    T1: `
      Mon 09:00 customer opens
      Mon 09:40 ana replies, solves`,
    T2: "Mon 10:00 customer opens",
  },
};

function far(host: HostAnswers): Remote {
  return remote(callTo(answersFor({ host, reading: createReading({ host, now }) })));
}

/** What goes over the channel while a view's tickets are read. */
async function toldOf(host: HostAnswers, view: ViewId) {
  const told: Readings[] = [];
  const moved: ArrayBuffer[] = [];
  const { port1, port2 } = new MessageChannel();
  const end: End = {
    onmessage: null,
    postMessage(message, { transfer } = { transfer: [] }) {
      moved.push(...transfer);
      port1.postMessage(message, { transfer });
    },
  };
  connect(end, answersFor({ host, reading: createReading({ host, now }) }));
  port1.onmessage = (event) => end.onmessage?.(event);
  const reading = remote(connect(port2, {}));
  const heads: TicketHead[] = [];
  for await (const { items } of reading.tickets(view, options)) heads.push(...items);
  await reading.read(heads, { ...options, onRead: (readings) => told.push(readings) });
  port2.close();
  return { told, moved };
}

async function readAll(reading: Omit<Remote, "show">): Promise<readonly Readings[]> {
  const heads: TicketHead[] = [];
  for await (const page of reading.tickets(viewId("all"), options)) heads.push(...page.items);
  const found: Readings[] = [];
  await reading.read(heads, { ...options, onRead: (readings) => found.push(readings) });
  return found;
}

describe("a reading on another thread", () => {
  test("gives what one on this thread gives", async () => {
    const host = fakeHost(world);
    const { staff, ticket, tickets, views } = host;
    const here = createReading({ host, now });
    const expected = await readAll({ ...here, staff, ticket, tickets, views });
    expect(await readAll(far(fakeHost(world)))).toEqual(expected);
    expect(expected.flatMap(({ tickets }) => tickets.ids)).toHaveLength(2);
  });

  test("tells no history of many tickets, and moves what it tells", async () => {
    const { told, moved } = await toldOf(fakeHost(world), viewId("all"));
    expect(told.flatMap(({ tickets }) => tickets.ids)).toEqual(["T1", "T2"]);
    expect(JSON.stringify(told)).not.toMatch(/updates|evidence|story|comment/);
    expect(moved.length).toBeGreaterThan(0);
    expect(moved.every(({ byteLength }) => byteLength === 0)).toBe(true);
  });

  test("tells all of the one ticket that somebody looks at", async () => {
    const host = fakeHost(world);
    const head = await host.ticket(ticketId("T1"), options);
    const { whole } = await far(host).readWhole(head, options);
    expect(whole?.history.updates).toHaveLength(2);
    expect(whole?.story.solves).toHaveLength(1);
    host.tell("T1", "");
    const empty = await far(host).readWhole(head, options);
    expect(empty).toMatchObject({ whole: null, skipped: [{ trouble: { kind: "no_updates" } }] });
  });

  test("tells the rules, maps and sets included", async () => {
    const settings = { tiers: "2: Chen", everyone_sees_all: true };
    const rules = await far(fakeHost({ settings })).rules(options);
    expect(rules).toMatchObject({ seesTeam: true, clock: "calendar" });
    expect(rules.settings.tiers.get("chen")).toBe(2);
  });

  test("gives a view's pages as they come, and fails at its end", async () => {
    const page = { items: [], skipped: [{ id: "9", trouble: { kind: "gone" } }] } as const;
    const host = fakeHost(world, {
      async *tickets(): AsyncGenerator<Page<TicketHead>> {
        yield page;
        yield page;
        throw new HostError({ kind: "signed_out" });
      },
    });
    const pages: unknown[] = [];
    const all = (async () => {
      for await (const one of far(host).tickets(viewId("all"), options)) pages.push(one);
    })();
    await expect(all).rejects.toMatchObject({ trouble: { kind: "signed_out" } });
    expect(pages).toEqual([page, page]);
  });

  test("gives every page to a reader who is slower than the host", async () => {
    const page = { items: [], skipped: [] };
    const host = fakeHost(world, {
      async *tickets(): AsyncGenerator<Page<TicketHead>> {
        yield* [page, page, page];
      },
    });
    const reading = far(host);
    let pages = 0;
    for await (const _ of reading.tickets(viewId("all"), options)) {
      pages++;
      // A later answer on the same channel: by now all pages are there, and the list is done.
      await reading.views(options);
    }
    expect(pages).toBe(3);
  });

  test("passes on that the host asks to wait", async () => {
    const host = fakeHost(world, {
      async views({ onWait }) {
        onWait?.(38);
        onWait?.(null);
        return [];
      },
    });
    const waits: unknown[] = [];
    await far(host).views({ ...options, onWait: (seconds) => waits.push(seconds) });
    expect(waits).toEqual([38, null]);
  });

  test("forgets a history when it is told to", async () => {
    const host = fakeHost(world);
    const reading = far(host);
    const head = await reading.ticket(ticketId("T1"), options);
    const read = () => reading.read([head], { ...options, onRead: () => {} });
    await read();
    await read();
    reading.forget(head.ticket);
    await read();
    expect(host.asked.filter((it) => it === "history T1")).toHaveLength(2);
  });
});

describe("what an admin set", () => {
  test("makes machines of accounts, and gives people and groups their support line", async () => {
    const settings = { bots: "b7", tiers: "2: Ana" };
    const people = new Map([
      [
        personId("ana"),
        { id: personId("ana"), name: "Ana", role: "agent", roleChanges: [], tier: null },
      ],
      [
        personId("b7"),
        { id: personId("b7"), name: "Bot", role: "agent", roleChanges: [], tier: null },
      ],
    ] as const);
    const host = fakeHost({ settings, directory: { people, groups: new Map() } });
    const met = await far(host).meet([personId("ana"), personId("b7")], options);
    expect(met.people.get(personId("ana"))).toMatchObject({ role: "agent", tier: 2 });
    expect(met.people.get(personId("b7"))?.role).toBe("bot");
  });
});

describe("a fetch that another thread carries out", () => {
  const through = (carry: Carry) => {
    const call = callTo({ carry });
    const ask: Ask = (question, options) => call("carry", question, options);
    return farFetch(ask)("https://host.example/a?b=1", { method: "put", body: "{}" });
  };
  const answer = { status: 200, text: "{}", headers: [] };

  test("takes address, method and body along", async () => {
    const asked: Question[] = [];
    await through(async (question) => {
      asked.push(question);
      return answer;
    });
    expect(asked).toEqual([{ url: "https://host.example/a?b=1", method: "PUT", body: "{}" }]);
  });

  test("brings status, body and headers, but for those that nobody may write", async () => {
    const headers = [
      ["no name", "1"],
      ["retry-after", "38"],
    ] as const;
    const response = await through(async () => ({ status: 429, text: "slow down", headers }));
    expect([response.status, response.headers.get("retry-after")]).toEqual([429, "38"]);
    expect(await response.text()).toBe("slow down");
  });

  test("gives no body to an answer that may have none", async () => {
    expect((await through(async () => ({ ...answer, status: 204, text: "" }))).status).toBe(204);
  });

  test("fails with the host's trouble", async () => {
    const failing = through(async () => {
      throw new HostError({ kind: "offline" });
    });
    await expect(failing).rejects.toMatchObject({ trouble: { kind: "offline" } });
  });
});

describe("what a request is for", () => {
  const urgencies = async (ask: (reading: Remote) => Promise<unknown>) => {
    const told: (string | undefined)[] = [];
    const host = fakeHost(world);
    const { histories, ticket, tickets, views } = host;
    Object.assign(host, {
      views: (given: CallOptions) => told.push(`views ${given.urgency}`) && views(given),
      ticket: (id: TicketId, given: CallOptions) =>
        told.push(`ticket ${given.urgency}`) && ticket(id, given),
      tickets: (view: ViewId, given: CallOptions) =>
        told.push(`tickets ${given.urgency}`) && tickets(view, given),
      histories: (ids: readonly TicketId[], given: CallOptions) =>
        told.push(`histories ${given.urgency}`) && histories(ids, given),
    });
    await ask(far(host));
    return told;
  };

  test("a ticket's own is for now", async () => {
    const told = await urgencies(async (reading) => {
      const head = await reading.ticket(ticketId("T1"), options);
      await reading.readWhole(head, options);
    });
    expect(told).toEqual(["ticket now", "histories now"]);
  });

  test("lists come soon, the histories of many later", async () => {
    const told = await urgencies(async (reading) => {
      await reading.views(options);
      await readAll(reading);
    });
    expect(told).toEqual(["views soon", "tickets soon", "histories later"]);
  });

  test("the other thread is told whether anybody can see the page", async () => {
    const host = fakeHost(world);
    const reading = createReading({ host, now });
    const shown: boolean[] = [];
    const show = ({ isHidden }: { readonly isHidden: boolean }) => void shown.push(!isHidden);
    const page = remote(callTo(answersFor({ host, reading, show })));
    page.show({ isHidden: true });
    page.show({ isHidden: false });
    await page.views(options);
    expect(shown).toEqual([false, true]);
  });
});
