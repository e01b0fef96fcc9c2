// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, within } from "@testing-library/preact";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import type { Reported } from "../../src/hosts/reported.ts";
import type { Trouble } from "../../src/hosts/trouble.ts";
import type { MetricId } from "../../src/metrics/traits.ts";
import type { World } from "../state/fake-host.ts";
import { gate } from "../state/gate.ts";
import { personId, ticketId } from "../timeline.ts";
import { draw, settle } from "./draw.tsx";

afterEach(cleanup);
beforeAll(() => import("../../src/view/host-figures.tsx"));

const settings = {
  targets: "first response: 30m",
  working_hours: "zone: UTC\nMon-Sun 09:30-17:30",
};

/** Opens the updates behind one ticket's part in a figure, whoever's it is. */
async function prove(metric: MetricId, life: string, world: World = {}) {
  const drawn = await draw({ tickets: { T1: life }, settings, ...world });
  await settle(() => drawn.app.choose("me"));
  const place = { kind: "updates", ticket: ticketId("T1"), metric, agent: null, at: null } as const;
  const durations: readonly MetricId[] = ["first_response", "resolution", "reply_time"];
  const selection = { range: null, agents: null, clock: "calendar" } as const;
  const [sample] = drawn.app.views.value?.view.samplesBehind({ metric, selection }) ?? [];
  const at = durations.includes(metric) ? (sample?.at ?? null) : null;
  await settle(() => drawn.app.open({ ...place, at }));
  return document.querySelector(".sum")?.textContent ?? "";
}

const answered = `
  Mon+12 09:00 customer opens
  Mon+12 09:12 ana notes, assigns to ben
  Mon+12 09:42 ana replies`;

describe("the arithmetic of a duration", () => {
  test("goes from its start to its end, with the part in working hours", async () => {
    const said = await prove("first_response", answered);
    expect(said).toContain(
      "09:00 created  09:42 first public reply by an agent = 42m, 12m of it in working hours",
    );
    expect(said).toContain("over target 30m");
    expect(said).toContain("Credited to ana, who wrote the reply. Not to ben, the assignee.");
    const updates = screen.getAllByRole("listitem").map(({ textContent }) => textContent);
    expect(updates).toContain("09:30Working hours begin");
    expect(updates.find((text) => text?.includes("added a note"))).toContain(
      "does not stop the clock",
    );
  });

  test("shows seconds where minutes alone would not add up", async () => {
    const said = await prove(
      "first_response",
      `
      Mon+12 09:00:05 customer opens
      Mon+12 11:10:42 ana replies`,
    );
    expect(said).toContain("09:00:05 created  11:10:42 first public reply by an agent = 2h 11m");
  });

  test("says what let the clock start, and the day where it is another one", async () => {
    const said = await prove(
      "first_response",
      `
      Mon+11 09:00 ana opens for customer
      Mon+11 10:00 customer writes
      Mon+12 10:20 ana replies`,
    );
    expect(said).toContain("Jan 17 10:00 the customer wrote  Jan 18 10:20 first public reply");
    expect(said).toContain("= 1d, 8h 20m of it in working hours");
  });

  test("is short where all of it or none was in working hours", async () => {
    const inside = answered.replaceAll(" 09:", " 10:");
    expect(await prove("first_response", inside)).toContain("= 42m, all of it in working hours");
    cleanup();
    const outside = answered.replaceAll(" 09:", " 20:");
    expect(await prove("first_response", outside)).toContain("= 42m, none of it in working");
  });
});

describe("what was counted is said, and why", () => {
  const life = `
    Mon+12 09:00 customer opens
    Mon+12 09:10 ana replies, solves, takes
    Mon+12 10:00 customer writes, reopens
    Mon+12 10:10 ana solves`;

  test("for reopens", async () => {
    const said = await prove("reopens", life);
    expect(said).toContain("Solved Jan 18 09:10: counts as a solve, and was undone later.");
    expect(said).toContain(
      "Solved became unsolved Jan 18 10:00, by the customer: counts as a reopen. It was solved again without a reply.",
    );
    expect(said).toContain("Solved Jan 18 10:10: counts as a solve, and was not undone.");
    expect(said).toContain("Charged to ana");
  });

  test("for touches", async () => {
    expect(await prove("touches", life)).toContain("2 updates by hand: 1 reply, 1 change.");
  });

  test("for escalations", async () => {
    const raised = `
      Mon+12 09:00 customer opens
      Mon+12 09:10 ana takes
      Mon+12 09:20 ana assigns to chen`;
    expect(await prove("escalations", raised)).toContain(
      "Escalated Jan 18 09:20: to a higher agent. chen took it over.",
    );
  });

  test("for shares, whether they count or not", async () => {
    expect(await prove("one_touch", life)).toContain("exactly one public reply: counts.");
    cleanup();
    expect(await prove("service_level", life)).toContain(
      "Answered after 10m, within the target of 30m: counts.",
    );
    cleanup();
    expect(await prove("service_level", answered)).toContain(
      "Answered after 42m, over the target of 30m: does not count.",
    );
    cleanup();
    const rated = `${life}\n Mon+12 11:00 customer rates bad`;
    expect(await prove("csat", rated)).toContain("Rated bad Jan 18 11:00: does not count.");
    cleanup();
    const twice = life.replace("10:10 ana solves", "10:10 ana replies, solves");
    expect(await prove("first_contact_resolution", twice)).toContain(
      "It took 2 answers: does not count.",
    );
  });
});

describe("the host's own figure", () => {
  const none = { calendar: null, working: null };
  const reported: Reported = {
    firstResponse: { calendar: 600, working: 0 },
    firstResolution: none,
    resolution: none,
    requesterWait: none,
    agentWait: none,
    onHold: none,
    reopens: 0,
    replies: 1,
  };
  const life = answered.replace("09:12 ana notes", "09:10 robot replies");

  test("stands beside ours where they disagree, with the reason", async () => {
    await prove("first_response", life, { reported });
    const sentence =
      /First response: Helpdesk says 10m, we say 42m\. Helpdesk took an automatic answer/;
    await expect.poll(() => screen.queryByText(sentence)).not.toBeNull();
  });

  test("stands under the ticket's figures too, where it is more than rounding", async () => {
    await draw({ tickets: { T1: life }, current: "T1", reported });
    await expect.poll(() => screen.queryByText(/Helpdesk says 10m/)).not.toBeNull();
    cleanup();
    const close = { ...reported, firstResponse: { calendar: 2519, working: null } };
    await draw({ tickets: { T1: life }, current: "T1", reported: close });
    expect(screen.queryByText(/Helpdesk says/)).toBeNull();
  });
});

describe("the tickets behind a number", () => {
  const tickets = Object.fromEntries(
    [10, 20, 30, 40, 50].map((minutes) => [
      `A${minutes}`,
      `Mon+12 09:00 customer opens\n Mon+12 09:${minutes} ana replies, takes`,
    ]),
  );
  const waiting = "Mon+12 09:00 customer opens\n Mon+12 09:05 ana takes";

  async function open(metric: MetricId) {
    const drawn = await draw({ tickets: { ...tickets, waiting }, settings });
    await settle(() => drawn.app.choose("me"));
    const place = { kind: "tickets", metric, agent: personId("ana") } as const;
    await settle(() => drawn.app.open(place));
    return drawn;
  }
  const ids = () =>
    screen
      .getAllByRole("button", { name: /^#/ })
      .map(({ textContent }) => /#(\w+)Subject/.exec(textContent ?? "")?.[1]);

  test("are told of in a sentence, and sorted as asked", async () => {
    await open("first_response");
    expect(
      screen.getByText(
        "Median of 5 tickets that ana answered first. Dec 21, 2024 – Jan 20, 2025. 3 within the target of 30m.",
      ),
    ).toBeTruthy();
    const order = screen.getByRole("combobox", { name: "Order" });
    await settle(() => fireEvent.change(order, { target: { value: "1" } }));
    expect(ids().slice(0, 5)).toEqual(["A10", "A20", "A30", "A40", "A50"]);
    const rules = [...document.querySelectorAll(".rule")].map(({ textContent }) => textContent);
    expect(rules).toEqual(["Median · 30m", "p90 · 46m"]);
  });

  test("are followed by those left out, by reason, each to be opened", async () => {
    await open("first_response");
    const summary = screen.getByText("1 ticket without a reply yet is not counted.");
    const details = summary.closest("details");
    if (!details) throw new Error("no list");
    await settle(() => fireEvent.click(within(details).getByRole("button", { name: /#waiting/ })));
    expect(screen.getByRole("heading", { name: "Subject of waiting" })).toBeTruthy();
    expect(screen.getByText(/Open ticket/)).toBeTruthy();
  });

  test("of a share say which way each went", async () => {
    await open("one_touch");
    expect(screen.getByText("6 unsolved tickets are not counted.")).toBeTruthy();
    cleanup();
    await open("service_level");
    expect(
      screen.getByText("3 within the target, of 5 first responses by ana.", { exact: false }),
    ).toBeTruthy();
    expect(screen.getByRole("button", { name: /#A10/ }).textContent).toContain("yes");
    expect(screen.getByRole("button", { name: /#A50/ }).textContent).toContain("no");
  });
});

describe("a ticket that is not kept any more", () => {
  async function openAgain(trouble: Trouble | null) {
    const drawn = await draw({ tickets: { T1: answered } });
    await settle(() => drawn.app.choose("me"));
    const { histories } = drawn.host;
    const slow = gate();
    drawn.host.histories = async function* (wanted, options) {
      await slow.opened;
      const [ticket] = wanted;
      if (ticket && trouble) yield { ticket, trouble };
      else yield* histories(wanted, options);
    };
    await settle(() => drawn.app.views.value?.archive.clear());
    const place = { kind: "updates", ticket: ticketId("T1"), metric: null, agent: null } as const;
    await settle(() => drawn.app.open({ ...place, at: null }));
    return { ...drawn, histories, arrive: () => settle(() => slow.open()) };
  }

  test("is said to be on its way until it is there", async () => {
    const { arrive } = await openAgain(null);
    expect(screen.getByText("Reading…")).toBeTruthy();
    await arrive();
    expect(screen.queryByText("Reading…")).toBeNull();
    expect(screen.getByText("Exact, from 3 updates")).toBeTruthy();
  });

  test("says why it does not come, and is asked for again", async () => {
    const { arrive, histories, host } = await openAgain({ kind: "host_failed", status: 500 });
    await arrive();
    host.histories = histories;
    await settle(() => fireEvent.click(screen.getByRole("button", { name: "Retry" })));
    expect(screen.getByText("Exact, from 3 updates")).toBeTruthy();
  });
});
