// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, within } from "@testing-library/preact";
import { afterEach, describe, expect, test } from "vitest";
import { HostError } from "../../src/hosts/trouble.ts";
import { gate } from "../state/gate.ts";
import { draw, row, settle } from "./draw.tsx";

afterEach(cleanup);

const life = `
  Mon+12 09:00 customer opens
  Mon+12 09:12 ana notes
  Mon+12 09:42 ana replies, sets pending, takes, moves to front
  Mon+12 13:10 ben notes, moves to experts
  Mon+12 13:40 chen replies, takes, solves
  Mon+13 09:00 customer writes, reopens`;

const settings = { targets: "first response: 1h\nresolution: 1d" };

describe("the ticket", () => {
  test("shows five facts, each with its credit and how it stands", async () => {
    await draw({ tickets: { T1: life }, current: "T1", settings });
    expect(screen.getByRole("heading", { name: "Open" })).toBeTruthy();
    expect(row("First response").textContent).toContain("42m");
    expect(row("First response").textContent).toContain("Credited to: you");
    expect(row("First response").textContent).toContain("met, target 1h");
    expect(row("Resolution").textContent).toContain("nobody yet, running");
    expect(row("Resolution").textContent).toContain("over target 1d");
    expect(row("Reopens").textContent).toContain("chen");
    expect(row("Reopens").textContent).toContain("by the customer");
    expect(row("Touches").textContent).toContain("2 replies · 2 notes");
    expect(row("Escalations").textContent).toContain("ben");
    expect(screen.getByRole("button", { name: "Exact, from 6 updates" })).toBeTruthy();
  });

  test("a number opens into the updates that prove it, and back gives the focus back", async () => {
    const { host } = await draw({ tickets: { T1: life }, current: "T1", settings });
    const number = screen.getByRole("button", { name: "First response: 42m" });
    number.focus();
    await settle(() => fireEvent.click(number));
    const heading = screen.getByRole("heading", { name: "Subject of T1" });
    expect(document.activeElement).toBe(heading);
    const list = within(heading.closest("section") ?? heading).getByRole("list");
    expect(list.textContent).toContain("customer wrote");
    expect(list.textContent).toContain("the clock starts");
    expect(list.textContent).toContain("ana added a note");
    expect(list.textContent).toContain("does not stop the clock");
    expect(list.textContent).toContain("ana replied");
    expect(list.textContent).toContain("the clock stops");
    expect(list.textContent).not.toContain("ben");
    expect(screen.getByText(/Credited to ana, who wrote the reply/).textContent).toContain(
      "Not to chen, the assignee.",
    );
    await settle(() => fireEvent.click(screen.getByRole("button", { name: "Open ticket" })));
    expect(host.asked).toContain("open T1");
    await settle(() => fireEvent.keyDown(heading, { key: "Escape" }));
    expect(document.activeElement).toBe(number);
    expect(screen.queryByRole("heading", { name: "Subject of T1" })).toBeNull();
  });

  test("says once where the clock starts, whatever else happened in that second", async () => {
    const ruled = `
      Mon+12 09:00 customer opens
      Mon+12 09:00 trigger moves to front
      Mon+12 09:01 robot replies
      Mon+13 09:42 ana replies
      Mon+13 09:42 trigger sets pending`;
    await draw({ tickets: { T1: ruled }, current: "T1" });
    await settle(() =>
      fireEvent.click(screen.getByRole("button", { name: "First response: 1d 1h" })),
    );
    expect(screen.getByText("#T1")).toBeTruthy();
    const [starts, ...others] = screen.getAllByText(/the clock starts/);
    expect(starts?.closest("li")?.textContent).toContain("customer wrote");
    expect(others).toEqual([]);
    const robot = screen.getAllByText("robot replied").at(-1)?.closest("li");
    expect(robot?.textContent).toContain("automatic · does not stop the clock");
    const [stops, ...more] = screen.getAllByText(/the clock stops/);
    expect(stops?.closest("li")?.textContent).toContain("ana replied");
    expect(more).toEqual([]);
  });

  test("a request to wait is told, until its history comes", async () => {
    const slow = gate();
    const { host } = await draw({ tickets: { T1: life }, current: "T1" });
    const { histories } = host;
    host.histories = async function* (wanted, options) {
      options.onWait?.(38);
      await slow.opened;
      options.onWait?.(null);
      yield* histories(wanted, options);
    };
    await settle(() => host.show("T1"));
    expect(screen.getByText("Helpdesk’s limit makes us wait 38s")).toBeTruthy();
    expect(row("First response").textContent).toContain("42m");
    await settle(() => slow.open());
    expect(screen.queryByText(/makes us wait/)).toBeNull();
  });

  test("a request to wait is told also before anything else is known", async () => {
    const slow = gate();
    await draw(
      { tickets: { T1: life }, current: "T1" },
      {
        async schedules({ onWait }) {
          onWait?.(5);
          await slow.opened;
          onWait?.(null);
          return [];
        },
      },
    );
    expect(screen.getByText("Helpdesk’s limit makes us wait 5s")).toBeTruthy();
    await settle(() => slow.open());
    expect(row("First response").textContent).toContain("42m");
  });

  test("changes at once when the host says so", async () => {
    const { host } = await draw({ tickets: { T1: "Mon+12 09:00 customer opens" }, current: "T1" });
    expect(row("First response").textContent).toContain("nobody yet, running");
    host.tell("T1", life);
    await settle(() => host.show("T1"));
    expect(row("First response").textContent).toContain("42m");
  });

  test("without a ticket says so", async () => {
    await draw({});
    expect(screen.getByText("No ticket is open.")).toBeTruthy();
  });

  test("a subject is only ever text", async () => {
    const subject = "<img src=x onerror=alert(1)> 😀";
    const { host } = await draw({ tickets: { T1: life } });
    const { ticket } = host;
    host.ticket = async (id, options) => ({ ...(await ticket(id, options)), subject });
    await settle(() => host.show("T1"));
    await settle(() => fireEvent.click(screen.getByRole("button", { name: /^Touches/ })));
    expect(screen.getByRole("heading", { name: subject })).toBeTruthy();
    expect(document.querySelector("img")).toBeNull();
  });
});

describe("what stands in the way", () => {
  const none = { calendar: null, working: null };
  const reported = {
    firstResponse: { calendar: 2100, working: null },
    firstResolution: none,
    resolution: none,
    requesterWait: none,
    agentWait: none,
    onHold: none,
    reopens: 3,
    replies: null,
  };

  test("a role without history sees the host's figures, named as such", async () => {
    await draw(
      { tickets: { T1: life }, current: "T1", reported },
      {
        async *histories([ticket]) {
          if (ticket) yield { ticket, trouble: { kind: "not_permitted", what: "history" } };
        },
      },
    );
    expect(screen.getByText("Your role may not read ticket history.")).toBeTruthy();
    expect(row("First response").textContent).toContain("35m");
    expect(row("First response").textContent).toContain("From Helpdesk, credited to the assignee");
    expect(row("Touches").textContent).toContain("Needs the history");
    expect(within(row("First response")).queryByRole("button")).toBeNull();
  });

  test.each([
    ["copied", true, "Copied"],
    [
      "selected where copying is forbidden",
      false,
      /^Copying is blocked here\. The text is selected/,
    ],
  ])("a message to the admin is %s", async (_, isAllowed, said) => {
    const trouble = { kind: "not_permitted", what: "history" } as const;
    await draw(
      { tickets: { T1: life }, current: "T1" },
      {
        async *histories([ticket]) {
          if (ticket) yield { ticket, trouble };
        },
      },
    );
    const copied: string[] = [];
    document.execCommand = () => {
      const { activeElement } = document;
      const { value, selectionStart, selectionEnd } = activeElement as HTMLTextAreaElement;
      if (isAllowed) copied.push(value.slice(selectionStart, selectionEnd));
      return isAllowed;
    };
    expect(screen.queryByRole("textbox")).toBeNull();
    const button = screen.getByRole("button", { name: "Copy a message for your admin" });
    await settle(() => fireEvent.click(button));
    const message = screen.getByRole<HTMLTextAreaElement>("textbox", {
      name: "Message for your admin",
    });
    expect(message.value).toContain(
      "the right to read ticket history, which my role does not have",
    );
    expect(message.value).toContain("Exact figures are counted from the updates of each ticket.");
    expect(message.value).toContain("out of Helpdesk.");
    expect(copied).toEqual(isAllowed ? [message.value] : []);
    expect(screen.getByText(said)).toBeTruthy();
    expect([message.selectionStart, message.selectionEnd]).toEqual([0, message.value.length]);
  });

  test("a host that is too busy says for how long", async () => {
    await draw(
      { tickets: { T1: life }, current: "T1" },
      {
        async *histories([ticket]) {
          if (ticket) yield { ticket, trouble: { kind: "asked_to_wait", seconds: 3600 } };
        },
      },
    );
    expect(screen.getByText("Helpdesk is busy. Retry in 1h.")).toBeTruthy();
  });

  test("offline says what to do, and doing it helps", async () => {
    let isOffline = true;
    const { host } = await draw({ tickets: { T1: life }, current: null });
    const { ticket } = host;
    host.ticket = async (id, options) => {
      if (isOffline) throw new HostError({ kind: "offline" });
      return ticket(id, options);
    };
    await settle(() => host.show("T1"));
    const said = () => screen.queryByText(/^Offline. Goes on by itself/);
    expect(said()).toBeTruthy();
    host.views = async () => {
      if (isOffline) throw new HostError({ kind: "offline" });
      return [];
    };
    const retry = screen.getByRole("button", { name: "Retry" });
    retry.focus();
    await settle(() => fireEvent.click(retry));
    expect(document.activeElement).toBe(retry);
    isOffline = false;
    await settle(() => fireEvent.click(retry));
    expect(said()).toBeNull();
    expect(row("First response").textContent).toContain("42m");
    expect(document.activeElement).toBe(screen.getByRole("tabpanel"));
  });

  test("offline keeps the figures with their age", async () => {
    const { app, tick } = await draw({ tickets: { T1: life }, current: "T1" });
    await settle(() => app.loseConnection());
    await settle(() => tick(18 * 60));
    expect(screen.getByText(/^Offline\. .* These figures are from 00:00, 18m ago\.$/)).toBeTruthy();
    expect(row("First response").textContent).toContain("42m");
    await settle(() => app.reconnect());
    expect(screen.queryByText(/^Offline/)).toBeNull();
  });

  test.each([
    [{ remarks: ["chat_elsewhere"] }, "Approximate: Helpdesk keeps chat replies elsewhere."],
    [
      { remarks: ["unknown_records"], unknownRecords: 3 },
      "Approximate: 3 records are of a kind we do not know.",
    ],
  ] as const)("figures of a history with %o say why they are approximate", async (doubts, said) => {
    const { host } = await draw({ tickets: { T1: life } });
    const { histories } = host;
    host.histories = async function* (tickets, options) {
      for await (const answer of histories(tickets, options)) {
        yield "history" in answer
          ? { ...answer, history: { ...answer.history, ...doubts } }
          : answer;
      }
    };
    await settle(() => host.show("T1"));
    expect(screen.getByText(said)).toBeTruthy();
  });

  test("settings that cannot be used are told to admins alone", async () => {
    await draw({ settings: { targets: "first response: soon" } });
    expect(screen.getByText("1 setting cannot be used")).toBeTruthy();
    cleanup();
    await draw({ settings: { targets: "first response: soon" }, role: "agent" });
    expect(screen.queryByText("1 setting cannot be used")).toBeNull();
  });

  test("a crash leaves a report to copy in place of an empty frame", async () => {
    const { app } = await draw({ tickets: { T1: life }, current: "T1" });
    await settle(() => app.reportCrash(new Error("it broke here")));
    const report = screen.getByRole("textbox", { name: "Report" });
    expect(report instanceof HTMLTextAreaElement && report.value).toContain("it broke here");
    const copied: unknown[] = [];
    document.execCommand = (command) => copied.push(command, document.activeElement) > 0;
    await settle(() => fireEvent.click(screen.getByRole("button", { name: "Copy" })));
    expect(copied[0]).toBe("copy");
    expect(screen.getByRole("status").textContent).toBe("Copied");
    expect(screen.queryByRole("tablist")).toBeNull();
  });
});
