import { describe, expect, test } from "vitest";
import { openDeskApi } from "../../src/desk/desk-api.ts";
import { madeUpMonth } from "../../src/desk/month/made-up-month.ts";
import { openStore } from "../../src/desk/store.ts";
import { type Instant, readInstant } from "../../src/time/instant.ts";

const end = readInstant("2026-11-23T15:00:00Z") as Instant;
const store = openStore(madeUpMonth({ tickets: 60, seed: 5, now: end }), () => end);
const api = openDeskApi(store);

function json(path: string) {
  const address = new URL(`https://desk.example/api/v2/${path}`);
  const { answer } = api({ method: "GET", address, body: null, scene: "" });
  if (answer === "dropped") throw new Error("The desk does not answer.");
  return Object(answer.body);
}

describe("a ticket's audits", () => {
  const [longest] = [...store.tickets()].sort(
    (one, other) => other.history.updates.length - one.history.updates.length,
  );
  const ids = (query: string): readonly number[] =>
    json(`tickets/${longest?.history.ticket}/audits.json?${query}`).audits.map(
      ({ id }: { readonly id: number }) => id,
    );
  const oldestFirst = ids("per_page=100");

  test.each([
    ["page[size]=100", false],
    ["page[size]=100&sort=created_at", false],
    ["page[size]=100&sort=-created_at", true],
    // Each way of paging has its own word for the order.
    ["page[size]=100&sort_order=desc", false],
    ["per_page=100&sort_order=desc", true],
    ["per_page=100&sort=-created_at", false],
  ])("come by %s newest first: %j", (query, isBackwards) => {
    expect(oldestFirst.length).toBeGreaterThan(4);
    expect(ids(query)).toEqual(isBackwards ? oldestFirst.toReversed() : oldestFirst);
  });

  test("go on backwards from page to page", () => {
    const path = `tickets/${longest?.history.ticket}/audits.json?page[size]=3&sort=-created_at`;
    const { audits, links } = json(path);
    const next = json(new URL(links.next).href.replace("https://desk.example/api/v2/", ""));
    const found = [...audits, ...next.audits].map(({ id }: { readonly id: number }) => id);
    expect(found).toEqual(oldestFirst.toReversed().slice(0, found.length));
  });
});

describe("users", () => {
  const about = (ticket: { requester_id: number; assignee_id: number | null }) =>
    [ticket.requester_id, ticket.assignee_id].filter((id) => id !== null);

  test("come along with lists of tickets that are asked to include them", () => {
    const { tickets, users } = json("views/9004/tickets.json?page[size]=20&include=users");
    const told = new Set(users.map(({ id }: { readonly id: number }) => id));
    expect(tickets.flatMap(about).every((id: number) => told.has(id))).toBe(true);
    expect(json("views/9004/tickets.json?page[size]=20").users).toBeUndefined();
  });

  test("come along with single tickets as well", () => {
    const [ticket] = json("views/9004/tickets.json?page[size]=1").tickets;
    const { users } = json(`tickets/show_many?ids=${ticket.id}&include=metric_sets,users`);
    const told = users.map(({ id }: { readonly id: number }) => id);
    expect(told).toEqual(expect.arrayContaining(about(ticket)));
  });
});
