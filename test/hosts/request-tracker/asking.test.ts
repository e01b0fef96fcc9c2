import { afterEach, expect, test, vi } from "vitest";
import type { TicketId } from "../../../src/history/ids.ts";
import type { HostCall, HostFetch } from "../../../src/hosts/carry.ts";
import { requestTrackerAnswers } from "../../../src/hosts/request-tracker/request-tracker-answers.ts";
import { sessionCarry } from "../../../src/hosts/request-tracker/session-carry.ts";
import { readSurroundings } from "../../../src/hosts/request-tracker/surroundings.ts";
import { farFetch } from "../../../src/reading/far-fetch.ts";
import { smallRt } from "./small-rt.ts";

const { signal } = new AbortController();

afterEach(() => {
  vi.unstubAllGlobals();
});

/** A small RT, and how each of its addresses was asked for. */
function overheard(data: Readonly<Record<string, string | undefined>> = {}) {
  const { page, rt } = smallRt(data);
  const calls: (HostCall & { readonly question: string })[] = [];
  const carried = farFetch(sessionCarry(rt.fetch));
  const fetch: HostFetch = (input, init) => {
    const { method, url } = input instanceof Request ? input : new Request(input);
    calls.push({ question: `${method} ${new URL(url).pathname}`, ...init?.call });
    return carried(input, init);
  };
  return { calls, rt, host: requestTrackerAnswers(readSurroundings(page.mount), { fetch }) };
}

test("every question for histories says how pressing it is", async () => {
  const { calls, host } = overheard();
  const tickets = ["1", "2", "3"].map((id) => id as TicketId);
  for await (const _ of host.histories(tickets, { signal, urgency: "later" }));
  const histories = calls.filter(({ question }) => /transactions|history/.test(question));
  expect(histories.length).toBeGreaterThan(0);
  expect(new Set(calls.map(({ urgency }) => urgency))).toEqual(new Set(["later"]));
});

test("asking for people with a body changes nothing, saving settings does", async () => {
  const { calls, host, rt } = overheard({ staff: undefined, settingsPath: "/Sidelight/Settings" });
  rt.on("Sidelight/Settings", () => ({ body: {} }));
  await host.staff({ signal });
  await host.saveSettings({ bots: "" }, { signal });
  const posts = calls.filter(({ question }) => question.startsWith("POST"));
  expect(new Map(posts.map(({ isReading, question }) => [question, isReading]))).toEqual(
    new Map([
      ["POST /rt/REST/2.0/users", true],
      ["POST /rt/Sidelight/Settings", false],
    ]),
  );
});
