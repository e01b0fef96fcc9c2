import { signal } from "@preact/signals";
import { expect, test, vi } from "vitest";
import { createSpeech } from "../../src/view/speech.ts";
import { settled } from "../state/session.ts";

const fetches: { readonly parts: readonly string[]; answer(): void }[] = [];

// Words come over the network; here they come when the test says so.
vi.mock("../../src/translations/languages.ts", () => ({
  fetchLanguage: (tongue: object, parts: readonly string[]) =>
    new Promise((resolve) => {
      fetches.push({ parts, answer: () => resolve({ ...tongue, texts: { parts: parts.join() } }) });
    }),
}));

test("nobody goes on before the words that were asked for can be said", async () => {
  const speech = createSpeech(signal({ locale: "en", direction: "ltr" }));
  const went: string[] = [];
  const need = (part: "ticket" | "story", name: string) =>
    speech.need(part).then(() => went.push(name));
  const all = [need("ticket", "first"), need("story", "second"), need("story", "third")];
  expect(fetches.map(({ parts }) => parts)).toEqual([["ticket"], ["ticket", "story"]]);

  fetches[0]?.answer();
  await settled();
  expect(speech.language.value).toBeNull();
  expect(went).toEqual([]);

  fetches[1]?.answer();
  await Promise.all(all);
  expect(speech.language.value?.texts).toEqual({ parts: "ticket,story" });
  expect([...went].sort()).toEqual(["first", "second", "third"]);
});
