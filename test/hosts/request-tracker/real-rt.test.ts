import { afterEach, describe, expect, test, vi } from "vitest";
import type { PersonId, TicketId } from "../../../src/history/ids.ts";
import type { CallOptions, Host, ViewId } from "../../../src/hosts/host.ts";
import { keepsTheContract, type Scene } from "../host-contract.ts";
import { type FakePage, fakePage } from "./fake-page.ts";
import { type RealRt, signIn } from "./real-rt.ts";
import { requestTrackerHost } from "./whole-host.ts";

/** Where a Request Tracker runs, with some hundred tickets of a test in it, and who may see them. */
const base = process.env["SIDELIGHT_RT"] ?? "";
const account = process.env["SIDELIGHT_RT_USER"] ?? "alice:password";
const [user = "", password = ""] = account.split(":");
if (!base) console.info("Skipped: SIDELIGHT_RT names no Request Tracker to speak to.");

const options: CallOptions = { signal: new AbortController().signal };
const everything = "query:id > 0" as ViewId;
const ticketId = (id: number) => `${id}` as TicketId;

/** Plays what a real RT does not do when asked to. */
interface Strings {
  answer: ((url: string, body: string) => Response | Promise<Response> | null) | null;
}

interface Standing {
  readonly host: Host;
  readonly page: FakePage;
  readonly rt: RealRt;
  readonly strings: Strings;
}

async function stand(data: object = {}): Promise<Standing> {
  const rt = await signIn(base, user, password);
  const strings: Strings = { answer: null };
  const own = await rt.fetch(`${base}/REST/2.0/user/${user}`);
  const { id, Name } = Object(await own.json());
  const told = { place: "ticket", ticket: "7", webPath: new URL(base).pathname.replace(/\/$/, "") };
  const viewer = { userId: `${id}`, user: Name, admin: "1", settingsPath: "/Sidelight/Settings" };
  const page = fakePage({ ...told, ...viewer, ...data }, new URL(base).origin);
  const fetch: typeof globalThis.fetch = async (input, init) =>
    Promise.race([
      strings.answer?.(`${input}`, `${init?.body ?? ""}`) ?? rt.fetch(input, init),
      new Promise<never>((_, reject) =>
        init?.signal?.addEventListener("abort", () => reject(init.signal?.reason)),
      ),
    ]);
  return { host: requestTrackerHost(page.mount, fetch), page, rt, strings };
}

async function all<T>(given: AsyncIterable<T>): Promise<readonly T[]> {
  const items: T[] = [];
  for await (const item of given) items.push(item);
  return items;
}

afterEach(() => {
  vi.unstubAllGlobals();
});

describe.skipIf(!base)("with a real Request Tracker", () => {
  keepsTheContract("Request Tracker itself", async (): Promise<Scene> => {
    const { host, page, strings } = await stand();
    const json = (body: unknown, status = 200) =>
      new Response(JSON.stringify(body), {
        status,
        headers: { "Content-Type": "application/json" },
      });
    // What else a history needs is known before a test moves the strings.
    await all(host.histories([1, 2].map(ticketId), options));
    const views = await host.views(options);
    const view = views.find(({ name }) => /^all/i.test(name))?.id;
    if (!view) throw new Error(`${base} has no saved search of all tickets.`);
    const kept: unknown[] = [];
    let tag = 1;
    vi.stubGlobal("fetch", async () => new Response("{}", { headers: { ETag: `"${tag}"` } }));
    const broken = "5";
    // What RT itself does not do: records that make no sense, and settings, which only the plugin keeps.
    strings.answer = (url, body) => {
      if (url.includes(`ticket/${broken}/history`)) return json({ items: [{ id: "1" }], total: 1 });
      if (url.includes(`ObjectId+%3D+${broken}`)) return json({ items: [{}], total: 1 });
      if (!url.includes("Sidelight")) return null;
      kept.push(JSON.parse(body).settings);
      return json({ settings: kept.at(-1) });
    };
    return {
      host,
      view,
      tickets: [1, 2, 3, 4].map(ticketId),
      broken: ticketId(Number(broken)),
      missing: ticketId(99_999_999),
      people: [(await host.viewer()).id],
      deleted: null,
      stranger: "99999999" as PersonId,
      beside: ticketId(7),
      refuse: () => {
        strings.answer = (url) => (/history|transactions/.test(url) ? json({}, 403) : null);
      },
      askToWait(seconds) {
        let isAsked = false;
        strings.answer = () => {
          if (isAsked) return null;
          isAsked = true;
          return new Response("", { status: 429, headers: { "Retry-After": `${seconds}` } });
        };
      },
      hang: () => {
        strings.answer = () => new Promise(() => {});
      },
      hideSchedules: null,
      refuseSettings: () => {
        strings.answer = (url) => (url.includes("Sidelight") ? json({}, 403) : null);
      },
      saved: () => kept.at(-1),
      save() {
        tag++;
        page.focus();
      },
      heights: null,
      opened: () => page.visited.map((at) => new URL(at).searchParams.get("id") as TicketId),
      left: () => page.visited.length > 0,
      listeners: page.listeners,
    };
  });

  test("reads a view of 500 tickets in at most 60 requests", async () => {
    const { host, rt } = await stand({ place: "page", ticket: "" });
    const before = rt.asked.length;
    const began = performance.now();
    await host.views(options);
    const heads: TicketId[] = [];
    for await (const { items } of host.tickets(everything, options)) {
      heads.push(...items.map(({ ticket }) => ticket));
      if (heads.length >= 500) break;
    }
    const read = await all(host.histories(heads.slice(0, 500), options));
    const people = read.flatMap((one) =>
      "history" in one ? one.history.updates.flatMap(({ by }) => by ?? []) : [],
    );
    const { people: known } = await host.directory(people, options);
    const requests = rt.asked.length - before;
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    console.info(`${read.length} tickets: ${requests} requests, ${seconds} s.`);
    expect(read.filter((one) => "trouble" in one)).toEqual([]);
    expect(known.size).toBe(new Set(people).size);
    expect(requests).toBeLessThanOrEqual(60);
  });

  test("reads the same history in bulk and ticket by ticket", async () => {
    const { host } = await stand();
    const tickets = Array.from({ length: 30 }, (_, index) => ticketId(index + 1));
    const bulk = await all(host.histories(tickets, options));
    const singly = await Promise.all(
      tickets.map((ticket) => all(host.histories([ticket], options))),
    );
    expect(singly.flat()).toEqual(bulk);
  });
});
