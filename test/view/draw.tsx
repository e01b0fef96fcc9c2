import { computed, effect, signal } from "@preact/signals";
import { act, render, screen } from "@testing-library/preact";
import type { HistoryStore } from "../../src/archive/history-store.ts";
import type { Host } from "../../src/hosts/host.ts";
import { createReading } from "../../src/reading/reading.ts";
import { type AppModel, createAppModel } from "../../src/state/app-model.ts";
import { shift } from "../../src/time/instant.ts";
import { createFormat } from "../../src/translations/format.ts";
import { fetchLanguage } from "../../src/translations/languages.ts";
import { createTranslate, parts } from "../../src/translations/translate.ts";
import { App, loadAll } from "../../src/view/app.tsx";
import type { Face } from "../../src/view/face.ts";
import { type FakeHost, fakeHost, now, type World } from "../state/fake-host.ts";
import { fetchSettings, settled } from "../state/session.ts";

export interface Drawn {
  readonly app: AppModel;
  readonly host: FakeHost;
  /** Lets time go on. */
  tick(seconds: number): void;
}

/** Draws the whole widget beside a fake host, and waits until nothing more comes. */
export async function draw(
  world: World,
  { store, ...overrides }: Partial<Host> & { readonly store?: HistoryStore } = {},
): Promise<Drawn> {
  const host = fakeHost(world, overrides);
  const clock = signal(now());
  const time = { now: () => clock.value };
  const reading = createReading({ host, ...time, ...(store && { store }) });
  const app = createAppModel({ host, reading, fetchSettings, ...time });
  const language = await fetchLanguage({ locale: "en-US", direction: "ltr" }, parts);
  const face: Face = {
    app,
    clock,
    minute: computed(() => shift(clock.value, -(clock.value % 60))),
    language,
    speech: { need: async () => {} },
    t: createTranslate(language),
    format: createFormat("en-US", "UTC"),
  };
  await loadAll(face);
  const { rerender } = render(<App face={face} />);
  effect(() => rerender(<App face={face} />));
  await settle(() => app.start());
  const tick = (seconds: number) => {
    clock.value = shift(clock.value, seconds);
  };
  return { app, host, tick };
}

/** Does something and waits until what comes of it is drawn. */
export async function settle(action: () => unknown): Promise<void> {
  await act(async () => {
    void action();
    await settled();
  });
}

/** The row of a figure, by its heading. */
export function row(name: string): HTMLElement {
  const item = screen.getByRole("heading", { name }).closest("li");
  if (!item) throw new Error(`${name} is in no row`);
  return item;
}
