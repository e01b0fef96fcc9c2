import { signal } from "@preact/signals";
import { describe, expect, test } from "vitest";
import type { Tongue } from "../../src/translations/languages.ts";
import { createSpeech } from "../../src/view/speech.ts";

const english: Tongue = { locale: "en-US", direction: "ltr" };
const texts = (speech: ReturnType<typeof createSpeech>) => speech.language.value?.texts ?? {};

describe("the viewer's language", () => {
  test("has nothing to say before a part of it is asked for", () => {
    expect(createSpeech(signal(english)).language.value).toBeNull();
  });

  test("can say a part as soon as whoever asked for it goes on, whatever else is asked meanwhile", async () => {
    const speech = createSpeech(signal(english));
    const said = await Promise.all([
      speech.need("ticket").then(() => texts(speech).first_response),
      speech.need("story").then(() => texts(speech).story_keys),
      speech.need("story").then(() => texts(speech).story_keys),
    ]);
    expect(said).toEqual([
      "First response",
      "Arrow keys go through the updates.",
      "Arrow keys go through the updates.",
    ]);
  });

  test("follows the host with every part that was needed", async () => {
    const tongue = signal(english);
    const speech = createSpeech(tongue);
    await Promise.all([speech.need("ticket"), speech.need("story")]);
    tongue.value = { locale: "fi", direction: "ltr" };
    await expect.poll(() => speech.language.value?.locale).toBe("fi");
    expect(texts(speech).first_response).toBe("Ensimmäinen vastaus");
    expect(texts(speech).story_keys).toBeTruthy();
  });
});
