import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { HostError } from "../../src/hosts/trouble.ts";
import { gate } from "./gate.ts";
import { historiesOf, holding, openView, recent } from "./open-view.ts";

describe("the order of reading", () => {
  const of = (agent: string, hour: string) => `
    Mon+12 09:00 customer opens
    Mon+12 ${hour} ${agent} replies, takes`;
  const older = `
    Mon-30 09:00 customer opens
    Mon-30 10:00 ana replies, solves`;
  const tickets = {
    B1: of("ben", "10:00"),
    A0: older,
    A1: of("ana", "09:30"),
    B2: of("ben", "11:00"),
  };

  test("is the ticket on screen, the viewer's own, the rest of the period, then what is older", async () => {
    const { host, view } = await openView({ tickets, current: "B1" });
    await view.refresh();
    expect(historiesOf(host)).toEqual(["B1", "A1", "B2", "A0"].map((id) => `history ${id}`));
  });

  test("has nothing first where the ticket on screen is not in the view", async () => {
    const { host, view } = await openView({ tickets, current: "T9" });
    await view.refresh();
    expect(historiesOf(host)).toEqual(["A1", "B2", "B1", "A0"].map((id) => `history ${id}`));
  });
});

describe("what is counted", () => {
  const inWeeks = Object.fromEntries([
    ...Array.from({ length: 10 }, (_, n) => [`N${n}`, recent] as const),
    ...Array.from({ length: 30 }, (_, n) => {
      return [`O${n}`, recent.replaceAll("Mon+12", "Mon+3")] as const;
    }),
    ...Array.from({ length: 8 }, (_, n) => {
      return [`P${n}`, recent.replaceAll("Mon+12", "Mon-30")] as const;
    }),
  ]);

  test("after the period is what it is compared with: it is paused, and gone on with", async () => {
    const { host, view } = await openView({ tickets: inWeeks });
    const slow = holding(host, "P5");
    const reading = view.refresh();
    await slow.reached;
    expect(view.progress.value).toMatchObject({ phase: "reading", stretch: "older", total: 8 });
    expect(view.isSettled.value).toBe(true);
    expect(view.before.value).toBeNull();

    view.pause();
    slow.open();
    await reading;
    const { read } = view.progress.value;
    expect(view.progress.value).toMatchObject({ phase: "paused", stretch: "older", total: 8 });
    expect(read).toBeLessThan(6);
    expect(view.isSettled.value).toBe(true);
    const places = [...view.tickets.value.book.places];

    await view.goOn();
    expect(view.progress.value).toMatchObject({ phase: "done", read: 8, total: 8 });
    expect(view.before.value?.team.first_response.n).toBe(8);
    expect(historiesOf(host).length).toBeLessThanOrEqual(49);
    // What was read is not read again, kept or not.
    expect([...view.tickets.value.book.places]).toEqual(expect.arrayContaining(places));
  });

  test("of another period in the middle is what that one needs, each ticket once", async () => {
    const { host, view } = await openView({ tickets: inWeeks });
    const slow = holding(host, "O20");
    const reading = view.refresh();
    await slow.reached;
    expect(view.progress.value).toMatchObject({ stretch: "period", total: 40 });
    view.stop();
    const { read } = view.progress.value;
    expect(read).toBeGreaterThan(10);

    await view.choosePeriod(7);
    expect(view.progress.value).toMatchObject({ phase: "stopped", read: read - 10, total: 30 });
    expect(view.isSettled.value).toBe(true);
    await view.choosePeriod(null);
    expect(view.progress.value).toMatchObject({ phase: "stopped", read, total: 48 });
    expect(view.isSettled.value).toBe(false);

    slow.open();
    await reading;
    await view.goOn();
    expect(view.progress.value).toMatchObject({ phase: "done", read: 48, total: 48 });
    expect(view.tickets.value.size).toBe(48);
    expect(view.report.value.team.first_response.n).toBe(48);
  });

  test("never exceeds the total, also where pages overlap and tickets come twice", async () => {
    const { host, view } = await openView({ tickets: inWeeks });
    const { histories: all, tickets: pages } = host;
    host.tickets = async function* (...asked) {
      yield* pages(...asked);
      yield* pages(...asked);
    };
    host.histories = async function* (...asked) {
      for await (const answer of all(...asked)) {
        yield answer;
        yield answer;
      }
    };
    const most: number[] = [];
    view.progress.subscribe(({ read, total }) => void most.push(read - total));
    await view.refresh();
    expect(Math.max(...most)).toBe(0);
    expect(view.progress.value).toMatchObject({ phase: "done", read: 8, total: 8 });
    expect(view.report.value.team.first_response.n).toBe(40);
  });

  test("has a ticket that was left out and is read later once", async () => {
    const { host, view } = await openView({ tickets: { T1: recent, T2: recent } });
    const { histories: all } = host;
    let isGone = true;
    host.histories = async function* (...asked) {
      for await (const answer of all(...asked)) {
        const { ticket } = answer;
        yield isGone && ticket === "T1" ? { ticket, trouble: { kind: "gone" } } : answer;
      }
    };
    await view.refresh();
    expect(view.progress.value).toMatchObject({ phase: "done", read: 2, total: 2 });
    expect(view.isSettled.value).toBe(true);
    isGone = false;
    await view.refresh();
    expect(view.progress.value).toMatchObject({ phase: "done", read: 2, total: 2 });
    expect(view.skipped.value.size).toBe(0);
    expect(view.report.value.team.first_response.n).toBe(2);
  });

  test("a list that is paused is listed when it goes on", async () => {
    const { host, view } = await openView({ tickets: { T1: recent } });
    const slow = gate();
    const { tickets: pages } = host;
    host.tickets = async function* (...asked) {
      await slow.opened;
      yield* pages(...asked);
    };
    const reading = view.open();
    await slow.reached;
    view.pause();
    slow.open();
    await reading;
    expect(view.progress.value.phase).toBe("paused");
    expect(view.isSettled.value).toBe(false);
    await view.goOn();
    expect(view.progress.value).toMatchObject({ phase: "done", read: 1, total: 1 });
  });

  test("who paused the first list does not start it by looking again", async () => {
    const { host, view } = await openView({ tickets: { T1: recent } });
    const slow = gate();
    const { views } = host;
    host.views = async (options) => {
      await slow.opened;
      return views(options);
    };
    const reading = view.open();
    await slow.reached;
    view.stop();
    slow.open();
    await reading;
    await view.open();
    expect(view.progress.value.phase).toBe("stopped");
    expect(host.asked).toEqual([]);
  });
});

describe("figures are settled", () => {
  const tickets = Object.fromEntries(Array.from({ length: 30 }, (_, n) => [`T${n}`, recent]));

  test("once every ticket of the period is read or left out, and not before", async () => {
    const { view } = await openView({ tickets });
    const seen: string[] = [];
    view.progress.subscribe(({ read, stretch }) => {
      if (stretch === "period") seen.push(`${read === 30} ${view.isSettled.value}`);
    });
    await view.refresh();
    expect(new Set(seen)).toEqual(new Set(["false false", "true true"]));
  });

  test("while an unchanged view is listed again, and until a changed ticket has come", async () => {
    const { host, view } = await openView({ tickets });
    await view.refresh();
    host.tell("T3", `${recent}\n Mon+12 11:00 ana solves`);
    const slow = holding(host, "T3");
    const reading = view.refresh();
    expect(view.isSettled.value).toBe(true);
    await slow.reached;
    expect(view.isSettled.value).toBe(false);
    expect(view.progress.value).toMatchObject({ read: 29, total: 30 });
    slow.open();
    await reading;
    expect(view.isSettled.value).toBe(true);
  });

  test("also of a filter, once the tickets are read that it lets through", async () => {
    const urgent = `${recent}\n Mon+12 11:00 ben sets urgent, takes`;
    const { host, view } = await openView({ tickets: { T1: recent, T2: urgent } });
    const slow = holding(host, "T2");
    const reading = view.refresh();
    await slow.reached;
    view.filterBy({ priority: "normal" });
    expect(view.isSettled.value).toBe(true);
    view.filterBy({ priority: "urgent" });
    expect(view.isSettled.value).toBe(false);
    slow.open();
    await reading;
    expect(view.isSettled.value).toBe(true);
  });

  test("not after a failure, until the rest is read", async () => {
    let isOffline = true;
    const { host, view } = await openView({ tickets });
    const { histories: all } = host;
    host.histories = async function* (...asked) {
      for await (const answer of all(...asked)) {
        if (answer.ticket === "T25" && isOffline) throw new HostError({ kind: "offline" });
        yield answer;
      }
    };
    await view.refresh();
    expect(view.progress.value.phase).toBe("failed");
    expect(view.isSettled.value).toBe(false);
    isOffline = false;
    await view.refresh();
    expect(view.isSettled.value).toBe(true);
  });
});

test("whatever is done in the middle, each ticket counts once, and in the end all of them do", async () => {
  const days = [12, 3, -30, -90];
  const tickets = Object.fromEntries(
    Array.from({ length: 24 }, (_, n) => {
      return [
        `T${n}`,
        recent.replaceAll("Mon+12", `Mon${(days[n % 4] ?? 0) >= 0 ? "+" : ""}${days[n % 4]}`),
      ];
    }),
  );
  const anyDeed = fc.oneof(
    fc.constantFrom("pause", "stop", "goOn", "refresh", "change", "gone", "back"),
    fc.constantFrom(7, 30, 90, null),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(anyDeed, fc.nat({ max: 60 })), { maxLength: 12 }),
      async (deeds) => {
        const { host, view } = await openView({ tickets });
        const { histories } = host;
        let isGone = false;
        host.histories = async function* (...asked) {
          for await (const answer of histories(...asked)) {
            const { ticket } = answer;
            yield isGone && ticket.endsWith("1") ? { ticket, trouble: { kind: "gone" } } : answer;
          }
        };
        view.progress.subscribe(({ phase, read, total }) => {
          expect(read).toBeLessThanOrEqual(total);
          if (phase === "done") expect(read).toBe(total);
        });
        const works = [view.refresh()];
        for (const [deed, turns] of deeds) {
          if (deed === "gone" || deed === "back") isGone = deed === "gone";
          else if (deed === "change")
            host.tell("T0", `${recent}\n Mon+12 ${10 + works.length}:00 ana solves`);
          else if (deed === "pause" || deed === "stop") view[deed]();
          else works.push(typeof deed === "string" ? view[deed]() : view.choosePeriod(deed));
          for (let turn = 0; turn < turns; turn++) await Promise.resolve();
        }
        isGone = false;
        await view.refresh();
        await view.choosePeriod(null);
        await Promise.all(works);
        expect(view.progress.value).toMatchObject({ phase: "done", read: 24, total: 24 });
        expect(view.isSettled.value).toBe(true);
        expect(view.report.value.team.first_response.n).toBe(24);
      },
    ),
    { numRuns: 60 },
  );
});
