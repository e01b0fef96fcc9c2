import { computed, signal } from "@preact/signals";
import { Window } from "happy-dom";
import { render } from "preact";
import { vi } from "vitest";
import { createFormat } from "../../src/translations/format.ts";
import { fetchLanguage } from "../../src/translations/languages.ts";
import { createTranslate, parts } from "../../src/translations/translate.ts";
import { App, loadAll } from "../../src/view/app.tsx";
import type { Face } from "../../src/view/face.ts";
import type { Page, Stack } from "./stack.ts";

/** All that a page says at this moment, in English. */
export async function screenOf({ app }: Page, { now }: Pick<Stack, "now">): Promise<string> {
  const language = await fetchLanguage({ locale: "en-US", direction: "ltr" }, parts);
  const face: Face = {
    app,
    clock: signal(now()),
    minute: computed(() => now()),
    language,
    speech: { need: async () => {} },
    t: createTranslate(language),
    format: createFormat("en-US", "UTC"),
  };
  const window = new Window();
  vi.stubGlobal("document", window.document);
  const root = window.document.createElement("div");
  // A drawing of one moment needs no more of the browser than its elements.
  const place = root as unknown as Element;
  try {
    await loadAll(face);
    render(<App face={face} />, place);
    return root.textContent.replace(/\s+/g, " ");
  } finally {
    render(null, place);
    vi.stubGlobal("document", undefined);
    await window.happyDOM.close();
  }
}
