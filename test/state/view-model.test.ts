import { describe, expect, test } from "vitest";
import { HostError } from "../../src/hosts/trouble.ts";
import { createReading } from "../../src/reading/reading.ts";
import { at, ticketId } from "../timeline.ts";
import { fakeHost, now, view, viewId } from "./fake-host.ts";
import { gate } from "./gate.ts";
import { historiesOf, old, openView, recent, viewOf } from "./open-view.ts";

describe("refresh", () => {
  test("reads the tickets of the first view and reports on them", async () => {
    const { view } = await openView({ tickets: { T1: recent } });
    await view.refresh();
    expect(view.progress.value).toMatchObject({ phase: "done", read: 1, total: 1 });
    expect(view.report.value.team.first_response.n).toBe(1);
  });

  test("leaves tickets unread that did not change in the period", async () => {
    const { host, view } = await openView({ tickets: { T1: recent, T2: old } });
    await view.refresh();
    expect(historiesOf(host)).toEqual(["history T1"]);
    await view.choosePeriod(null);
    expect(historiesOf(host)).toEqual(["history T1", "history T2"]);
    expect(view.report.value.team.first_response.n).toBe(2);
  });

  test("fetches no history again unless its ticket has changed", async () => {
    const { host, view } = await openView({ tickets: { T1: recent, T2: recent } });
    await view.refresh();
    host.tell("T2", `${recent}\n Mon+12 11:00 ana solves`);
    await view.refresh();
    expect(historiesOf(host)).toEqual(["history T1", "history T2", "history T2"]);
    expect(view.report.value.team.resolution.n).toBe(1);
  });

  test("comes back to the view that was picked last", async () => {
    const { host, view: first } = await openView({ views: [view("one", 1), view("two", 1)] });
    await first.refresh();
    expect(first.picked.value).toBe("one");
    await first.pick(viewId("two"));
    const again = await viewOf(host);
    await again.refresh();
    expect(again.picked.value).toBe("two");
  });

  test("ends without a view where there is none", async () => {
    const { view } = await openView({ views: [] });
    await view.refresh();
    expect(view.views.value).toEqual([]);
    expect(view.progress.value.phase).toBe("done");
  });
});

describe("an older answer that comes late", () => {
  test("changes nothing when another view was picked", async () => {
    const slow = gate();
    const { view: model } = await openView(
      { tickets: { T1: recent }, views: [view("slow", 1), view("fast", 0)] },
      {
        async *tickets(id) {
          if (id === "slow") await slow.opened;
          yield {
            items: [],
            skipped: id === "slow" ? [{ id: "T9", trouble: { kind: "gone" } }] : [],
          };
        },
      },
    );
    const older = model.refresh();
    await slow.reached;
    await model.pick(viewId("fast"));
    slow.open();
    await older;
    expect(model.picked.value).toBe("fast");
    expect(model.skipped.value.size).toBe(0);
    expect(model.progress.value.phase).toBe("done");
  });

  test("does not turn a newer success into a failure", async () => {
    const slow = gate();
    let calls = 0;
    const { view: model } = await openView(
      { tickets: { T1: recent } },
      {
        async views() {
          if (calls++) return [view("all", 1)];
          await slow.opened;
          throw new HostError({ kind: "offline" });
        },
      },
    );
    const older = model.refresh();
    await slow.reached;
    await model.refresh();
    slow.open();
    await older;
    expect(model.progress.value).toMatchObject({ phase: "done", trouble: null });
  });
});

describe("while histories stream in", () => {
  const many = Object.fromEntries(Array.from({ length: 50 }, (_, n) => [`T${n}`, recent]));

  test("a pause keeps what was read, and going on reads the rest", async () => {
    const slow = gate();
    const { host, view } = await openView({ tickets: many });
    const { histories: all } = host;
    host.histories = async function* (tickets, options) {
      let n = 0;
      for await (const answer of all(tickets, options)) {
        if (n++ === 30) await slow.opened;
        yield answer;
      }
    };
    const reading = view.refresh();
    await slow.reached;
    view.pause();
    const { read } = view.progress.value;
    expect(view.progress.value).toMatchObject({ phase: "paused", total: 50 });
    expect(read).toBeGreaterThan(0);
    expect(view.tickets.value.size).toBe(read);
    slow.open();
    await reading;
    expect(view.progress.value.phase).toBe("paused");

    await view.goOn();
    expect(view.progress.value).toMatchObject({ phase: "done", read: 50 });
    expect(new Set(historiesOf(host)).size).toBe(50);
    // Only the one that was under way when the pause began is asked for twice.
    expect(historiesOf(host).length).toBeLessThanOrEqual(51);
  });

  test("a refresh that is paused before its list came is gone on with, not given up", async () => {
    const { host, view } = await openView({ tickets: { T1: recent } });
    await view.refresh();
    host.tell("T1", `${recent}\n Mon+12 11:00 ana solves`);
    const slow = gate();
    const { views } = host;
    host.views = async (options) => {
      await slow.opened;
      return views(options);
    };
    const refreshing = view.refresh();
    view.pause();
    slow.open();
    await refreshing;
    await view.goOn();
    expect(view.report.value.team.resolution.n).toBe(1);
  });

  test("a stop is for good: another period reads nothing, but going on does", async () => {
    const slow = gate();
    const { host, view } = await openView({ tickets: many });
    const { histories: all } = host;
    host.histories = async function* (tickets, options) {
      let n = 0;
      for await (const answer of all(tickets, options)) {
        if (n++ === 30) await slow.opened;
        yield answer;
      }
    };
    const reading = view.refresh();
    await slow.reached;
    view.stop();
    slow.open();
    await reading;
    const asked = historiesOf(host).length;
    await view.choosePeriod(7);
    expect(view.progress.value).toMatchObject({ phase: "stopped", waitUntil: null });
    expect(historiesOf(host)).toHaveLength(asked);

    await view.goOn();
    expect(view.progress.value.phase).toBe("done");
    expect(new Set(historiesOf(host)).size).toBe(50);
  });

  test("says until when the host asks us to wait", async () => {
    const slow = gate();
    const { view } = await openView(
      { tickets: { T1: recent } },
      {
        async *histories(_, { onWait }) {
          onWait?.(38);
          await slow.opened;
          onWait?.(null);
          yield* [];
        },
      },
    );
    const reading = view.refresh();
    await slow.reached;
    expect(view.progress.value.waitUntil).toBe(now() + 38);
    slow.open();
    await reading;
    expect(view.progress.value.waitUntil).toBeNull();
  });

  test("the report grows in batches, not ticket by ticket", async () => {
    const { view } = await openView({ tickets: many });
    const sizes = new Set<number>();
    const stop = view.tickets.subscribe((tickets) => void sizes.add(tickets.size));
    await view.refresh();
    stop();
    expect(sizes.has(50)).toBe(true);
    expect(sizes.size).toBeLessThan(8);
  });
});

describe("what cannot be read", () => {
  test("is left out with its reason, and the rest counts", async () => {
    const { host, view } = await openView({ tickets: { T1: recent, T2: recent } });
    const { histories: all } = host;
    host.histories = async function* (tickets, options) {
      for await (const answer of all(tickets, options)) {
        if (answer.ticket === "T1") {
          yield { ticket: answer.ticket, trouble: { kind: "unreadable", where: "events" } };
        } else yield answer;
      }
    };
    await view.refresh();
    expect([...view.skipped.value]).toEqual([["T1", { kind: "unreadable", where: "events" }]]);
    expect(view.progress.value).toMatchObject({ phase: "done", read: 2 });
    expect(view.report.value.team.first_response.n).toBe(1);
  });

  test("is asked for once more at the end, where it was the host that failed", async () => {
    const { host, view } = await openView({ tickets: { T1: recent, T2: recent, T3: recent } });
    const { histories: all } = host;
    const failing = new Set(["T1", "T2"]);
    const asked: string[] = [];
    host.histories = async function* (tickets, options) {
      for await (const answer of all(tickets, options)) {
        asked.push(answer.ticket);
        if (failing.has(answer.ticket)) {
          yield { ticket: answer.ticket, trouble: { kind: "host_failed", status: 502 } };
        } else yield answer;
        if (asked.length === 3) failing.delete("T1");
      }
    };
    await view.refresh();
    expect(asked).toEqual(["T1", "T2", "T3", "T1", "T2"]);
    expect([...view.skipped.value.keys()]).toEqual(["T2"]);
    expect(view.progress.value).toMatchObject({ phase: "done", read: 3, total: 3 });
    expect(view.report.value.team.first_response.n).toBe(2);
  });

  test("a ticket that names a stranger is left out with the stranger's id", async () => {
    const { view } = await openView(
      { tickets: { T1: recent } },
      { directory: async () => ({ people: new Map(), groups: new Map() }) },
    );
    await view.refresh();
    expect(view.skipped.value.get("T1")).toEqual({ kind: "unknown_person", id: "customer" });
  });

  test("a host that refuses every history is not asked for all of them", async () => {
    const tickets = Object.fromEntries(Array.from({ length: 90 }, (_, n) => [`T${n}`, recent]));
    let asked = 0;
    const { view } = await openView(
      { tickets },
      {
        async *histories(wanted) {
          for (const ticket of wanted) {
            asked++;
            yield { ticket, trouble: { kind: "not_permitted", what: "history" } };
          }
        },
      },
    );
    await view.refresh();
    expect(view.progress.value).toMatchObject({
      phase: "failed",
      trouble: { kind: "not_permitted", what: "history" },
    });
    expect(asked).toBeLessThan(90);
    expect(view.skipped.value.size).toBe(0);
  });

  test("being offline keeps the figures and is mended by the next refresh", async () => {
    let isOffline = true;
    const { host, view } = await openView({ tickets: { T1: recent, T2: recent } });
    const { histories: all } = host;
    host.histories = async function* (tickets, options) {
      for await (const answer of all(tickets, options)) {
        if (answer.ticket === "T2" && isOffline) throw new HostError({ kind: "offline" });
        yield answer;
      }
    };
    await view.refresh();
    expect(view.progress.value).toMatchObject({ phase: "failed", trouble: { kind: "offline" } });
    expect(view.report.value.team.first_response.n).toBe(1);
    isOffline = false;
    await view.refresh();
    expect(view.progress.value).toMatchObject({ phase: "done", trouble: null });
    expect(view.report.value.team.first_response.n).toBe(2);
  });

  test("a bug is no trouble: it is thrown", async () => {
    const { view } = await openView(
      {},
      {
        views: async () => {
          throw new TypeError("a bug");
        },
      },
    );
    await expect(view.refresh()).rejects.toThrow("a bug");
  });
});

describe("a ticket read elsewhere", () => {
  test("is taken in at once where it belongs to the view", async () => {
    const { host, view } = await openView({ tickets: { T1: recent } });
    await view.refresh();
    const options = { signal: new AbortController().signal };
    const later = fakeHost({ tickets: { T1: `${recent}\n Mon+12 10:00 ana solves` } });
    const head = await later.ticket(ticketId("T1"), options);
    const read = await createReading({ host: later, now }).readWhole(head, options);
    view.takeIn(head, read);
    expect(view.tickets.value.size).toBe(1);
    expect(view.report.value.team.first_response.n).toBe(1);
    expect(view.report.value.team.resolution.n).toBe(1);
    expect(view.heads.value.get(ticketId("T1"))?.status).toBe("solved");
    view.takeIn({ ...head, ticket: ticketId("T5") }, read);
    expect(view.heads.value.size).toBe(1);
    expect(historiesOf(host)).toHaveLength(1);
  });
});

test("the period begins at midnight of the viewer's zone", async () => {
  const { view } = await openView(
    { tickets: {} },
    { appearance: () => ({ locale: "en", direction: "ltr", theme: "light", zone: "Asia/Tokyo" }) },
  );
  await view.refresh();
  await view.choosePeriod(7);
  expect(view.range.value?.from).toBe(at("Mon+6 15:00"));
});

describe("what of the view is looked at", () => {
  test("the time before the period is read after it, and only then compared", async () => {
    const before = `
      Mon-30 09:00 customer opens
      Mon-30 10:00 ana replies, solves`;
    const { host, view } = await openView({ tickets: { T1: recent, T2: before, T3: old } });
    await view.choosePeriod(30);
    await view.refresh();
    expect(historiesOf(host)).toEqual(["history T1", "history T2"]);
    expect(view.progress.value).toMatchObject({ phase: "done", total: 1 });
    expect(view.report.value.team.first_response.n).toBe(1);
    expect(view.before.value?.team.first_response.n).toBe(1);
    expect(view.before.value?.team.resolution.n).toBe(1);
  });

  test("everything has nothing before it", async () => {
    const { view } = await openView({ tickets: { T1: recent } });
    await view.refresh();
    await view.choosePeriod(null);
    expect(view.before.value).toBeNull();
  });

  test("by creation, what happened on older tickets does not count", async () => {
    const late = `
      Mon-60 09:00 customer opens
      Mon+12 10:00 ana replies`;
    const { view } = await openView({ tickets: { T1: recent, T2: late } });
    await view.refresh();
    expect(view.report.value.team.first_response.n).toBe(2);
    view.chooseDateBy("created");
    expect(view.report.value.team.first_response.n).toBe(1);
  });

  test("a filter goes by how tickets are now", async () => {
    const urgent = `${recent}\n Mon+12 11:00 ben sets urgent, moves to experts`;
    const { view } = await openView({ tickets: { T1: recent, T2: urgent } });
    await view.refresh();
    const shown = () => view.shown.value.map((place) => view.tickets.value.book.ids[place]);
    view.filterBy({ priority: "urgent" });
    expect(shown()).toEqual(["T2"]);
    view.filterBy({ priority: "normal" });
    expect(shown()).toEqual(["T1"]);
    view.filterBy({ priority: null });
    expect(view.report.value.team.first_response.n).toBe(2);
  });
});
