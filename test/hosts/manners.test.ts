import { expect, test } from "vitest";
import type { Introduction } from "../../src/hosts/choose.ts";
import { carryTo, identityOf, mannersOf } from "../../src/hosts/manners.ts";
import { usualTerms } from "../../src/hosts/request-tracker/decode-terms.ts";

function zendesk(subdomain: string, { installation = "99", user = "11" } = {}): Introduction {
  return {
    host: "zendesk",
    surroundings: {
      location: "ticket_sidebar",
      installation,
      account: { subdomain },
      name: "Sidelight",
      settings: {},
      user: { id: user, name: "", role: "agent", groups: [], locale: "", zone: "" },
      colours: "",
    },
  };
}

function requestTracker(base: string, user = "11"): Introduction {
  return {
    host: "request-tracker",
    surroundings: {
      base,
      place: "ticket",
      ticket: "1",
      search: null,
      searchName: "",
      query: "",
      user: { id: user, name: "", isAdmin: false },
      noteQueues: [],
      seesNotes: false,
      locale: "",
      zone: "",
      theme: "",
      schedules: [],
      settings: {},
      settingsPath: null,
      terms: usualTerms,
      staff: [],
      machine: null,
      nobody: null,
    },
  };
}

test("tabs ask together for one user of one installation of one account", () => {
  const others = [
    zendesk("acme"),
    zendesk("other"),
    zendesk("acme", { installation: "98" }),
    zendesk("acme", { user: "12" }),
    requestTracker("https://rt.example/rt"),
    requestTracker("https://rt.example"),
    requestTracker("https://rt.example", "12"),
  ].map(identityOf);
  expect(new Set(others).size).toBe(others.length);
  expect(identityOf(zendesk("acme"))).toBe(identityOf(zendesk("acme")));
  expect(identityOf(zendesk("acme", { installation: "" }))).toBeNull();
});

test("Zendesk is asked through the page, Request Tracker by ourselves", () => {
  const byPage = () => Promise.reject(new Error("not asked"));
  expect(carryTo(zendesk("acme"), byPage)).toBe(byPage);
  expect(carryTo(requestTracker("https://rt.example"), byPage)).not.toBe(byPage);
});

test("Request Tracker has no limits of its own, but is left alone when it says so", () => {
  const { allowance, limits } = mannersOf(requestTracker("https://rt.example"));
  expect(limits).toEqual([]);
  const told = (status: number, retryAfter?: string) =>
    allowance(
      new Response("", { status, headers: retryAfter ? { "Retry-After": retryAfter } : {} }),
    );
  expect(told(200)).toMatchObject({ isRefused: false, retryAfter: null, remaining: null });
  expect(told(429, "7")).toMatchObject({ isRefused: true, retryAfter: 7 });
  expect(told(429)).toMatchObject({ isRefused: true, retryAfter: null });
  expect(told(503, "7")).toMatchObject({ isRefused: true, retryAfter: 7 });
  expect(told(503)).toMatchObject({ isRefused: false, retryAfter: null });
});
