import fc from "fast-check";
import { beforeAll, expect, test, vi } from "vitest";
import { saveTicket } from "../../src/desk/save-ticket.ts";
import { viewerOf } from "../../src/desk/viewer.ts";
import { settled } from "../state/session.ts";
import { figuresIn, figuresOf } from "./figures.ts";
import { deskDataOf, type Script, type Step, scripts } from "./scripts.ts";
import { openStack, type Page, type Stack } from "./stack.ts";

beforeAll(settled);

/** More runs than the usual, for a long night; fast-check says how to play one again. */
const numRuns = Number(process.env["FAULT_RUNS"] ?? 25);

const minute = 60;
const tabsAtMost = 4;

async function act(stack: Stack, step: Step): Promise<void> {
  const { desk, disk, pages } = stack;
  const tickets = [...desk.tickets()];
  const ticketAt = (place: number) => tickets[place % tickets.length];
  const page = "page" in step ? pages[step.page % Math.max(1, pages.length)] : undefined;
  switch (step.do) {
    case "play": {
      const hit = step.hit.map((place) => ticketAt(place)?.history.ticket);
      const { faults, limits, slow } = step;
      return stack.play(`limits=${limits}&slow=${slow}&faults=${faults}&hit=${hit}`);
    }
    case "pass":
      return stack.pass(step.seconds);
    case "open":
      if (pages.length < tabsAtMost) await stack.open(step);
      return;
    case "disk":
      disk.trouble = step.trouble;
      return;
    case "damage":
      return disk.damage();
    case "clock":
      return stack.setClock(step.ahead);
    case "work": {
      const ticket = ticketAt(step.ticket);
      const viewer = viewerOf(desk, { role: null, user: null });
      const comment = { body: "Somebody works.", public: step.status !== null };
      const change = { comment, ...(step.status && { status: step.status }) };
      if (ticket) saveTicket(ticket, { store: desk, viewer, body: { ticket: change } });
      return;
    }
    case "close":
      return page?.close();
    case "hide":
    case "show":
      return page?.tab.show({ isHidden: step.do === "hide" });
    case "refresh":
      return page?.app.refresh();
    case "pause":
      return page?.view()?.pause();
    case "goOn":
      return void page?.view()?.goOn();
    case "choose":
      return void page?.view()?.choosePeriod(step.period);
  }
}

/** All is well again, and somebody refreshes every page. */
async function calmDown(stack: Stack): Promise<void> {
  stack.play("");
  stack.disk.trouble = null;
  stack.setClock(0);
  // What the host had asked to wait for is over.
  await stack.pass(10 * minute);
  if (!stack.pages.length) await stack.open();
  for (const page of stack.pages) {
    page.tab.show({ isHidden: false });
    page.app.refresh();
  }
  await stack.rest(60 * minute);
  for (const page of stack.pages) void page.view()?.choosePeriod(null);
  await stack.rest(60 * minute);
}

function expectQuietFigures({ desk, now }: Stack, page: Page): void {
  const view = page.view();
  const picked = Number(view?.picked.value);
  const said = {
    session: page.app.session.value.state,
    phase: view?.progress.value.phase,
    trouble: view?.progress.value.trouble,
    skipped: [...(view?.skipped.value ?? [])],
  };
  expect(said).toEqual({ session: "ready", phase: "done", trouble: null, skipped: [] });
  if (!view) return;
  const at = (time: typeof view.listedAt.value) => figuresOf(desk, { now: time, view: picked });
  // While the clock ran from the list to this moment, a promise may have run out.
  const early = at(view.listedAt.value);
  const found = figuresIn(view);
  if (JSON.stringify(found) !== JSON.stringify(early)) expect(found).toEqual(at(now()));
}

/** The most requests in any stretch of so many seconds. */
function most({ browser: { sent } }: Stack, within: number): number {
  let first = 0;
  let found = 0;
  for (const [place, { at }] of sent.entries()) {
    while ((sent[first]?.at ?? at) <= at - within * 1000) first++;
    found = Math.max(found, place - first + 1);
  }
  return found;
}

async function play({ pageSize, steps, tickets }: Script): Promise<void> {
  const stack = openStack({ data: (now) => deskDataOf(tickets, now), pageSize });
  try {
    await stack.open();
    for (const step of steps) await act(stack, step);
    await calmDown(stack);
    for (const page of stack.pages) expectQuietFigures(stack, page);
    // Of another version's first request nobody could have heard.
    const unheard = steps.some((one) => one.do === "open" && one.version === 2) ? 1 : 0;
    expect(most(stack, 60)).toBeLessThanOrEqual(80 + unheard);
    expect(most(stack, 300)).toBeLessThanOrEqual(600 + unheard);
    // Whoever has read everything asks for nothing more.
    const { length } = stack.browser.sent;
    await stack.pass(10 * minute);
    expect(stack.browser.sent.length).toBe(length);
  } finally {
    for (const page of [...stack.pages]) page.close();
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  }
}

test(
  "whatever goes wrong, in the end the figures are those of a quiet run",
  () => fc.assert(fc.asyncProperty(scripts, play), { numRuns }),
  minute * 1000 + numRuns * 5000,
);
