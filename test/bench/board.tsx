import { computed, signal } from "@preact/signals";
import { render } from "preact";
import { connect } from "../../src/reading/connect.ts";
import { remote } from "../../src/reading/remote.ts";
import { type AppModel, createAppModel } from "../../src/state/app-model.ts";
import type { Column } from "../../src/state/team-model.ts";
import type { Views } from "../../src/state/views.ts";
import { shift } from "../../src/time/instant.ts";
import { createFormat } from "../../src/translations/format.ts";
import { fetchLanguage } from "../../src/translations/languages.ts";
import { createTranslate, parts } from "../../src/translations/translate.ts";
import { App, loadAll } from "../../src/view/app.tsx";
import type { Face } from "../../src/view/face.ts";
import { opens } from "./opens.ts";
import { boardPage, now as start } from "./team.ts";

/** What somebody does to the board again and again; over when the page is drawn and laid out. */
export interface BoardActs {
  filter(round: number): Promise<void>;
  sort(round: number): Promise<void>;
}

/** The clock runs: what is read is shown when another second has begun. */
const now = () => shift(start(), Math.floor(performance.now() / 1000));

/** Has another thread keep many tickets, as if they were read another day. */
export async function fillArchive(): Promise<void> {
  const thread = await openThread();
  await toldBy(thread, "fill");
  thread.terminate();
}

/** A board of many kept tickets and agents on this page, about to open. */
export async function prepareBoard(): Promise<() => Promise<BoardActs>> {
  const thread = await openThread();
  await toldBy(thread, "serve");
  const reading = remote(connect(thread, {}));
  const app = createAppModel({ host: { ...boardPage(), ...reading }, reading, now });
  await draw(app);
  return async () => {
    performance.mark(opens);
    await app.start();
    while (!app.views.value?.view.isCompared.value) await pause(50);
    await pause(50);
    return actsOn(app);
  };
}

const openThread = () =>
  new Promise<Worker>((resolve, reject) => {
    const thread = new Worker("worker.js");
    thread.onmessage = () => resolve(thread);
    thread.onerror = reject;
  });

const toldBy = (thread: Worker, order: string) =>
  new Promise<void>((resolve, reject) => {
    thread.onmessage = () => resolve();
    thread.onerror = reject;
    thread.postMessage(order);
  });

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

function actsOn(app: AppModel): BoardActs {
  const views = app.views.value;
  if (!views) throw new Error("The board did not open.");
  const filters = filtersOf(views);
  const columns: readonly Column[] = ["first_response", "name", "open", "csat", "touches"];
  const rows = document.querySelectorAll(".compared tbody tr").length;
  if (rows !== 40) throw new Error(`There are ${rows} agents.`);
  return {
    filter: (round) => drawn(() => filters[round % filters.length]?.()),
    sort: (round) => drawn(() => views.team.sortBy(columns[round % columns.length] ?? "name")),
  };
}

/** What somebody may do with the filters, each undone by a later one. */
function filtersOf({ team, view }: Views): readonly (() => void)[] {
  const [group] = [...view.heads.value.values()].flatMap((head) => head.group ?? []);
  const [agent, other] = team.everybody.value.map((row) => row.agent);
  return [
    () => view.filterBy({ channel: "email" }),
    () => view.filterBy({ channel: null }),
    () => view.filterBy({ priority: "high" }),
    () => view.filterBy({ priority: null, group: group ?? null }),
    () => view.filterBy({ group: null }),
    () => view.chooseDateBy("created"),
    () => view.chooseDateBy("event"),
    () => agent && team.toggle(agent),
    () => other && team.toggle(other),
    () => team.chooseAll(),
    () => void view.choosePeriod(7),
    () => void view.choosePeriod(30),
  ];
}

/** Does something and waits until the models, the drawing and the layout are through. */
async function drawn(act: () => void): Promise<void> {
  act();
  for (let turn = 0; turn < 50; turn++) await Promise.resolve();
  document.body.getBoundingClientRect();
}

async function draw(app: AppModel): Promise<void> {
  const language = await fetchLanguage({ locale: "en-US", direction: "ltr" }, parts);
  const clock = signal(now());
  const face: Face = {
    app,
    clock,
    minute: computed(() => clock.value),
    language,
    speech: { need: async () => {} },
    t: createTranslate(language),
    format: createFormat("en-US", "UTC"),
  };
  await loadAll(face);
  const root = document.createElement("div");
  document.body.append(root);
  render(<App face={face} />, root);
}
