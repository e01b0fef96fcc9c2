// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, within } from "@testing-library/preact";
import { afterEach, describe, expect, test } from "vitest";
import { fakeHost, type World } from "../state/fake-host.ts";
import { type Drawn, draw, settle } from "./draw.tsx";

afterEach(cleanup);

const tickets = Object.fromEntries(
  Array.from({ length: 6 }, (_, index) => [
    `T${index}`,
    `Mon 09:00 customer opens\nMon 09:20 ana notes\nMon 09:2${index + 1} ana replies, solves`,
  ]),
);
const settings = { targets: "first response: 25m, goal 55%", tiers: "2: experts" };
const world: World = { tickets, settings, place: "page" };

async function openSettings(given: World = world): Promise<Drawn> {
  const drawn = await draw(given);
  await settle(() => drawn.app.choose("settings"));
  await settle(() => {});
  return drawn;
}

/** What the bar says; the foot of the form has a status of its own. */
const savedLine = () => screen.getAllByRole("status")[0] ?? document.body;
const box = (label: string) => screen.getByLabelText<HTMLInputElement>(label);
const type = (label: string, text: string) =>
  settle(() => fireEvent.input(box(label), { target: { value: text } }));

describe("who finds the settings", () => {
  test.each([
    ["an admin on a page", { place: "page", role: "admin" }, true],
    ["an admin beside a ticket", { place: "ticket", role: "admin" }, false],
    ["an agent on a page", { place: "page", role: "agent" }, false],
    ["a lead on a page", { place: "page", role: "agent", settings: { leads: "ana" } }, false],
  ] as const)("%s: %o", async (_, given, isThere) => {
    await draw(given);
    expect(screen.queryByRole("tab", { name: "Settings" }) !== null).toBe(isThere);
  });
});

test.each([
  ["all of it", { groups: "groups", reports: true, rates: true, tags: true }, "Group"],
  ["queues alone", { groups: "queues", reports: false, rates: false, tags: false }, "Queue"],
] as const)("a tool with %s is spoken of so", async (_, given, word) => {
  const traits = { ...fakeHost(world).traits, ...given };
  const moved = {
    T1: "Mon 09:00 customer opens\nMon 09:05 ana moves to front",
    T2: "Mon 09:00 customer opens\nMon 09:05 ana moves to experts",
  };
  const { app } = await draw({ ...world, tickets: { ...tickets, ...moved } }, { traits });
  screen.getByRole("combobox", { name: word });
  const rated = () => screen.queryAllByText("Customer rating").length > 0;
  expect(rated()).toBe(given.rates);
  await settle(() => app.choose("me"));
  expect(rated()).toBe(given.rates);
  await settle(() => app.choose("settings"));
  await screen.findByRole("columnheader", { name: word });
  const equal = screen.queryByLabelText(/^Measure first response as/);
  expect(equal !== null).toBe(given.reports);
  expect(screen.queryByLabelText("Added tags") !== null).toBe(given.tags);
  expect(screen.queryByRole("rowheader", { name: /^Customer rating/ }) !== null).toBe(given.rates);
});

test("an agent sees the own numbers with the team's median, and no other agent's", async () => {
  const { app } = await draw({ ...world, place: "ticket", role: "agent" });
  await settle(() => app.choose("me"));
  expect(screen.queryByRole("tab", { name: "Team" })).toBeNull();
  expect(screen.getAllByText(/^team \d+m/).length).toBeGreaterThan(0);
});

test("everything is there as it is saved, with a name", async () => {
  const { host } = await openSettings();
  expect(box("First response, otherwise").value).toBe("25m");
  expect(box("First response, Goal").value).toBe("55%");
  expect(box("Tier of experts").value).toBe("2");
  expect(box("Tier of sales").value).toBe("");
  for (const title of ["Working hours", "Tiers", "Targets", "Who sees whom", "Definitions"]) {
    screen.getByRole("region", { name: title });
  }
  screen.getByText(/a courtesy, not a lock: in Helpdesk agents can still open the same tickets/);
  const save = screen.getByRole("button", { name: "Save" });
  expect(save.getAttribute("aria-disabled")).toBe("true");
  await settle(() => fireEvent.click(save));
  expect(host.asked.some((asked) => asked.startsWith("save"))).toBe(false);
});

test("a change is told beside what was, and with what it does", async () => {
  await openSettings();
  await type("First response, otherwise", "22m");
  screen.getByText("was 25m");
  screen.getByText("1 change, not saved");
  const effect = within(screen.getByRole("complementary", { name: "Effect on the figures" }));
  effect.getByText("From 1 change:");
  effect.getByText("First response: from 25m to 22m");
  const row = effect.getByText("First response, within target").closest("tr");
  expect(row?.textContent).toMatch(/83%.*33%/);
  expect(effect.getByText("Resolution").closest("tr")?.textContent).toContain("same");
  const discard = screen.getByRole("button", { name: "Discard" });
  discard.focus();
  await settle(() => fireEvent.click(discard));
  expect(document.activeElement).toBe(discard);
  expect(box("First response, otherwise").value).toBe("25m");
});

test("the effect says what kind of number each is, and judges nothing on fewer than five", async () => {
  const kinds = () =>
    within(screen.getByRole("complementary", { name: "Effect on the figures" }))
      .getAllByRole("rowheader")
      .map(({ textContent }) => textContent?.trim());
  await openSettings();
  expect(kinds()).toEqual(
    expect.arrayContaining([
      "First response Median",
      "First response, within target",
      "Reopens Share",
      "Touches Mean",
    ]),
  );
  cleanup();
  const few = Object.fromEntries(Object.entries(tickets).slice(0, 4));
  await openSettings({ ...world, tickets: few });
  expect(kinds()).toEqual(["Escalations received"]);
});

test("a wrong field is told when it is left, and takes the focus when saving", async () => {
  const { host } = await openSettings();
  await type("Resolution, urgent", "soon");
  expect(screen.queryByText(/write 30m/)).toBeNull();
  await settle(() => fireEvent.blur(box("Resolution, urgent")));
  await type("Resolution, otherwise", "later");
  await settle(() => fireEvent.click(screen.getByRole("button", { name: "Save" })));
  expect(document.activeElement).toBe(box("Resolution, urgent"));
  expect(box("Resolution, otherwise").getAttribute("aria-invalid")).toBe("true");
  expect(savedLine().textContent).toBe("2 fields cannot be used");
  expect(host.asked.some((asked) => asked.startsWith("save"))).toBe(false);
});

test("saving begins anew on the same tab, and says so", async () => {
  await openSettings();
  await type("First response, otherwise", "22m");
  await settle(() => fireEvent.click(screen.getByRole("button", { name: "Save" })));
  await settle(() => {});
  expect(screen.getByRole("tab", { name: "Settings", selected: true })).toBeTruthy();
  expect(savedLine().textContent).toMatch(/^Saved/);
  expect(document.activeElement).toBe(savedLine());
  expect(box("First response, otherwise").value).toBe("22m");
});

test("what is not saved is told on other tabs, and is still there afterwards", async () => {
  const { app } = await openSettings();
  await type("First response, otherwise", "22m");
  await settle(() => app.choose("me"));
  screen.getByText(/1 change, not saved/);
  await settle(() => fireEvent.click(screen.getByRole("button", { name: "See the changes" })));
  expect(box("First response, otherwise").value).toBe("22m");
});

/** Whether the browser would ask before the page is left. */
function asksToStay(): boolean {
  return !dispatchEvent(new Event("beforeunload", { cancelable: true }));
}

test("the page is not left without a question while something is not saved", async () => {
  const { app } = await openSettings();
  expect(asksToStay()).toBe(false);
  await type("First response, otherwise", "22m");
  expect(asksToStay()).toBe(true);
  await settle(() => app.choose("me"));
  expect(asksToStay()).toBe(true);
  await settle(() => app.choose("settings"));
  await settle(() => fireEvent.click(screen.getByRole("button", { name: "Discard" })));
  expect(asksToStay()).toBe(false);
  await type("First response, otherwise", "22m");
  await settle(() => fireEvent.click(screen.getByRole("button", { name: "Save" })));
  await settle(() => {});
  expect(asksToStay()).toBe(false);
});

test("shares have goals, and a wrong one is told where it stands", async () => {
  const { host } = await openSettings();
  await type("Reopens, at most", "5%");
  await type("One-touch, at least", "130%");
  await settle(() => fireEvent.click(screen.getByRole("button", { name: "Save" })));
  expect(document.activeElement).toBe(box("One-touch, at least"));
  screen.getByText("write 80%, not “130%”");
  await type("One-touch, at least", "");
  const effect = within(screen.getByRole("complementary", { name: "Effect on the figures" }));
  effect.getByText("Reopens, Goal: from off to 5%");
  await settle(() => fireEvent.click(screen.getByRole("button", { name: "Save" })));
  await settle(() => {});
  expect(box("Reopens, at most").value).toBe("5%");
  expect(await host.settings()).toMatchObject({
    targets: "first response: 25m, goal 55%\nreopens: 5%",
  });
});

test("leads are chosen by name, and one whom the host does not list stays until taken out", async () => {
  await openSettings({ ...world, settings: { leads: "ben\nSomebody Else" } });
  screen.getByText("Team leads: 2");
  expect(box("ben").checked).toBe(true);
  expect(screen.queryByLabelText("dora")).toBeNull();
  await settle(() => fireEvent.click(box("chen")));
  await settle(() => fireEvent.click(box("somebody else")));
  await settle(() => fireEvent.click(screen.getByRole("button", { name: "Save" })));
  await settle(() => {});
  screen.getByText("Team leads: 2");
  expect(box("chen").checked).toBe(true);
  expect(screen.queryByLabelText("somebody else")).toBeNull();
});
