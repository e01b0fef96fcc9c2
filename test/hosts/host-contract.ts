import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { PersonId, TicketId } from "../../src/history/ids.ts";
import type { Host, ReadHistory, TicketHead, View } from "../../src/hosts/host.ts";
import { HostError } from "../../src/hosts/trouble.ts";

/** A host around a small tool, and the strings that move what stands behind it. */
export interface Scene {
  readonly host: Host;
  /** A view with more tickets than one page holds, and these tickets in it. */
  readonly view: View["id"];
  readonly tickets: readonly TicketId[];
  /** Those of them that are in the view, unless all are. */
  readonly listed?: readonly TicketId[];
  /** Whether so many are read together that they come as they are known. */
  readonly isInBulk?: boolean;
  /** A ticket whose records make no sense. */
  readonly broken: TicketId;
  readonly missing: TicketId;
  readonly people: readonly PersonId[];
  /** Null where nobody was deleted. */
  readonly deleted: PersonId | null;
  readonly stranger: PersonId;
  /** The ticket beside which the host stands. */
  readonly beside: TicketId;
  /** From now on histories are refused. */
  refuse(): void;
  /** The next question for a history is answered with a wait of so many seconds. */
  askToWait(seconds: number): void;
  /** No further question is answered. */
  hang(): void;
  /** Schedules are not for this viewer; null where the tool tells none to anybody. */
  readonly hideSchedules: (() => void) | null;
  /** Settings are not for this viewer to change. */
  refuseSettings(): void;
  /** The settings that the tool was last asked to keep. */
  saved(): unknown;
  /** The ticket beside is saved. */
  save(): void;
  /** What the tool was asked to make of our height, in pixels; null where we are as high as we like. */
  readonly heights: (() => readonly number[]) | null;
  opened(): readonly TicketId[];
  /** Whether the tool was asked to go away from the ticket. */
  left(): boolean;
  /** How many are subscribed to anything. */
  listeners(): number;
}

/** What every host keeps, whichever tool it speaks for. */
export function keepsTheContract(name: string, open: () => Promise<Scene>): void {
  describe(name, () => {
    let scene: Scene;
    let host: Host;
    let abort: AbortController;
    const waits: (number | null)[] = [];
    const options = () => ({ signal: abort.signal, onWait: (it: number | null) => waits.push(it) });

    beforeEach(async () => {
      vi.useFakeTimers();
      scene = await open();
      host = scene.host;
      abort = new AbortController();
      waits.length = 0;
    });
    afterEach(() => {
      vi.useRealTimers();
    });

    const histories = async (tickets: readonly TicketId[]) => {
      const read = await collect<ReadHistory>(host.histories(tickets, options()));
      const place = ({ ticket }: ReadHistory) => tickets.indexOf(ticket);
      return scene.isInBulk ? read.toSorted((one, other) => place(one) - place(other)) : read;
    };

    test("knows its viewer", async () => {
      const viewer = await host.viewer();
      expect(viewer.id).not.toBe("");
      expect(["agent", "admin"]).toContain(viewer.role);
    });

    test("knows in which account, always the same", async () => {
      expect(await host.account()).toMatch(/./);
      expect(await (await open()).host.account()).toBe(await host.account());
    });

    test("lists views, each once", async () => {
      const views = await host.views(options());
      const ids = views.map(({ id }) => id);
      expect(ids).toContain(scene.view);
      expect(new Set(ids).size).toBe(ids.length);
      for (const { size } of views) expect(size?.tickets ?? 0).toBeGreaterThanOrEqual(0);
    });

    test("lists every ticket of a view, and counts what it skips", async () => {
      const pages = await collect(host.tickets(scene.view, options()));
      const heads = pages.flatMap(({ items }) => items);
      expect(pages.length).toBeGreaterThan(1);
      const { listed = scene.tickets } = scene;
      expect(heads.map(({ ticket }) => ticket)).toEqual(expect.arrayContaining([...listed]));
      for (const { id, trouble } of pages.flatMap(({ skipped }) => skipped)) {
        expect(id).not.toBe("");
        expect(trouble.kind).toMatch(/gone|unreadable/);
      }
      heads.forEach(isSound);
    });

    test("tells one ticket as its list does", async () => {
      const [ticket] = scene.listed ?? scene.tickets;
      if (!ticket) throw new Error("a scene has tickets");
      const pages = await collect(host.tickets(scene.view, options()));
      const listed = pages.flatMap(({ items }) => items).findLast((head) => head.ticket === ticket);
      expect(await host.ticket(ticket, options())).toEqual(listed);
    });

    test("has no head for a ticket that is not there", async () => {
      await expect(host.ticket(scene.missing, options())).rejects.toMatchObject({
        trouble: { kind: "gone" },
      });
    });

    test("gives one answer for each ticket, in the order asked", async () => {
      const asked = [scene.missing, ...scene.tickets, scene.broken];
      const read = await histories(asked);
      expect(read.map(({ ticket }) => ticket)).toEqual(asked);
      expect(read[0]).toMatchObject({ trouble: { kind: "gone" } });
      expect(read.at(-1)).toMatchObject({ trouble: { kind: "unreadable" } });
    });

    test("gives histories with something in them, each record once", async () => {
      for (const read of await histories(scene.tickets)) {
        if ("trouble" in read) throw new HostError(read.trouble);
        const { updates } = read.history;
        expect(updates.length).toBeGreaterThan(0);
        expect(new Set(updates.map(({ source }) => source)).size).toBe(updates.length);
      }
    });

    test("gives nothing for nothing", async () => {
      expect(await histories([])).toEqual([]);
    });

    test("is refused ticket by ticket", async () => {
      scene.refuse();
      const trouble = { kind: "not_permitted", what: "history" };
      expect(await histories(scene.tickets)).toEqual(
        scene.tickets.map((ticket) => ({ ticket, trouble })),
      );
    });

    test("waits when asked to, and says so until it goes on", async () => {
      scene.askToWait(20);
      const reading = histories(scene.tickets);
      await vi.advanceTimersByTimeAsync(19_000);
      expect(waits).toEqual([20]);
      await vi.advanceTimersByTimeAsync(2_000);
      expect((await reading).some((read) => "trouble" in read)).toBe(false);
      expect(waits).toEqual([20, null]);
    });

    test("has the view that its page lists, if it stands there", async () => {
      const view = host.currentView();
      expect(view !== null).toBe(host.traits.place === "view");
      if (view !== null) await collect(host.tickets(view, options()));
    });

    test("stops when told to", async () => {
      scene.hang();
      const asked = [
        host.views(options()),
        collect(host.tickets(scene.view, options())),
        histories(scene.tickets),
        host.directory(scene.people, options()),
      ].map((promise) =>
        promise.then(
          () => "answered",
          (reason) => reason,
        ),
      );
      await vi.advanceTimersByTimeAsync(1_000);
      abort.abort("enough");
      expect(await Promise.all(asked)).toEqual(asked.map(() => "enough"));
    });

    test("knows people, deleted ones too, and leaves strangers out", async () => {
      const known = [...scene.people, ...(scene.deleted === null ? [] : [scene.deleted])];
      const wanted = [...known, scene.stranger];
      const { people, groups } = await host.directory(wanted, options());
      for (const id of known) expect(people.get(id)?.id).toBe(id);
      expect(people.has(scene.stranger)).toBe(false);
      expect(groups.size).toBeGreaterThan(0);
    });

    test("lists who answers customers, and the groups, each once", async () => {
      const { agents, groups } = await host.staff(options());
      expect(agents.length).toBeGreaterThan(0);
      expect(groups.length).toBeGreaterThan(0);
      for (const list of [agents, groups]) {
        expect(new Set(list.map(({ id }) => id)).size).toBe(list.length);
      }
      for (const { name, role } of agents) {
        expect(name).not.toBe("");
        expect(role).toMatch(/^(agent|admin)$/);
      }
    });

    test("keeps settings, and leaves those alone that are not named", async () => {
      const before = await host.settings();
      await host.saveSettings({ targets: "first response: 1h", working_time: true }, options());
      expect(await host.settings()).toEqual({
        ...Object(before),
        targets: "first response: 1h",
        working_time: true,
      });
      expect(scene.saved()).toEqual({ targets: "first response: 1h", working_time: true });
    });

    test("keeps no settings of whom they are not for", async () => {
      const before = await host.settings();
      scene.refuseSettings();
      await expect(host.saveSettings({ targets: "" }, options())).rejects.toMatchObject({
        trouble: { kind: "not_permitted", what: "settings" },
      });
      expect(await host.settings()).toEqual(before);
    });

    test("has no schedules for whom they are not for", async () => {
      scene.hideSchedules?.();
      expect(await host.schedules(options())).toEqual([]);
    });

    test("tells of schedules that make sense", async () => {
      const schedules = await host.schedules(options());
      expect(schedules.length > 0).toBe(scene.hideSchedules !== null);
      for (const { zone, week, holidays } of schedules) {
        expect(() => new Intl.DateTimeFormat("en", { timeZone: zone })).not.toThrow();
        for (const { start, end } of Object.values(week).flat()) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeLessThanOrEqual(1440);
        }
        for (const date of holidays) expect(date).toMatch(/^\d{4}-\d\d-\d\d$/);
      }
    });

    test("tells how it looks", () => {
      const { locale, direction, theme, zone } = host.appearance();
      expect(() => new Intl.DateTimeFormat(locale, { timeZone: zone })).not.toThrow();
      expect(["ltr", "rtl"]).toContain(direction);
      expect(["light", "dark"]).toContain(theme);
    });

    test("tells of the ticket beside it, until nobody listens", async () => {
      const before = scene.listeners();
      expect(await host.currentTicket()).toBe(scene.beside);
      const shown: unknown[] = [];
      const stop = host.onCurrentTicket((ticket) => shown.push(ticket));
      scene.save();
      await vi.advanceTimersByTimeAsync(1_000);
      expect(shown).toEqual([scene.beside]);
      scene.save();
      stop();
      await vi.advanceTimersByTimeAsync(1_000);
      expect(shown).toHaveLength(1);
      expect(scene.listeners()).toBe(before);
    });

    test("never asks for no height", () => {
      for (const height of [0, -1, Number.NaN, 240.2, 0, 300, 299.5]) host.fitHeight(height);
      expect(scene.heights?.() ?? [241, 300]).toEqual([241, 300]);
    });

    test("opens a ticket", async () => {
      await host.openTicket(scene.beside);
      expect(scene.opened()).toEqual([scene.beside]);
    });

    test("keeps what it is to keep in its address, and stays where it is", () => {
      const before = scene.listeners();
      const stop = host.onAddress(() => expect.unreachable("we changed it ourselves"));
      expect(host.address()).toBe("");
      host.keepAddress("view=3&period=7");
      expect(host.address()).toBe("view=3&period=7");
      expect(scene.left()).toBe(false);
      stop();
      expect(scene.listeners()).toBe(before);
    });

    test("remembers", () => {
      expect(host.recall("view")).toBeNull();
      host.remember("view", "3");
      host.remember("view", "4");
      expect(host.recall("view")).toBe("4");
      expect(host.recall("period")).toBeNull();
    });
  });
}

function isSound({ ticket, createdAt, updatedAt, reported }: TicketHead): void {
  expect(ticket).not.toBe("");
  expect(createdAt).toBeLessThanOrEqual(updatedAt);
  for (const figure of Object.values(reported ?? {})) {
    const values = typeof figure === "object" ? Object.values(figure ?? {}) : [figure];
    for (const value of values) expect(value ?? 0).toBeGreaterThanOrEqual(0);
  }
}

async function collect<T>(given: AsyncIterable<T>): Promise<readonly T[]> {
  const items: T[] = [];
  for await (const item of given) items.push(item);
  return items;
}
