import { computed, effect, signal } from "@preact/signals";
import { render } from "preact";
import { version } from "../package.json";
import { chooseHost } from "./hosts/choose.ts";
import { connect, type End } from "./reading/connect.ts";
import { remote } from "./reading/remote.ts";
import { createAppModel } from "./state/app-model.ts";
import { cutToInstant, shift } from "./time/instant.ts";
import { createFormat } from "./translations/format.ts";
import { fetchLanguage } from "./translations/languages.ts";
import { createTranslate } from "./translations/translate.ts";
import { App } from "./view/app.tsx";
import { createSpeech } from "./view/speech.ts";
import { watchHeight } from "./view/watch-height.ts";
import "./main.css";

/** While offline, the host is tried again after so many seconds. */
const patience = 20;

const root = document.querySelector("#sidelight");
let failure: unknown;
const host = await chooseHost().catch((error) => {
  failure = error;
});
if (root && host) {
  const now = () => cutToInstant(Date.now());
  const clock = signal(now());
  const minute = computed(() => shift(clock.value, -(clock.value % 60)));

  const about = [`Sidelight ${version}`, navigator.userAgent].join("\n");
  const end = await otherThread();
  end.postMessage(host.introduction);
  const reading = remote(connect(end, { carry: host.carry }));
  const app = createAppModel({ about, host: { ...host.page, ...reading }, reading, now });
  // An error without a face is one of another origin's script, which is not ours to report.
  addEventListener("error", ({ error }) => error && app.reportCrash(error));
  addEventListener("unhandledrejection", ({ reason }) => {
    if (!app.isOffline.peek()) app.reportCrash(reason);
    else {
      // What of the code could not be fetched, the browser will not fetch again on this page.
      effect(() => {
        if (!app.isOffline.value) location.reload();
      });
    }
  });
  addEventListener("offline", app.loseConnection);
  addEventListener("online", app.reconnect);
  setInterval(() => {
    clock.value = now();
    if (app.isOffline.value && clock.value % patience === 0) void app.reconnect();
  }, 1000);
  host.onShown(reading.show);
  void app.start();
  const speech = createSpeech(app.appearance);
  await speech.need("ticket");
  // Models change, the whole is drawn again: what a component reads decides when.
  effect(() => {
    const language = speech.language.value;
    if (!language) return;
    const t = createTranslate(language);
    const format = createFormat(language.locale, app.appearance.value.zone);
    render(<App face={{ app, clock, format, language, minute, speech, t }} />, root);
  });
  if (host.page.traits.place === "ticket") watchHeight(root, host.page.fitHeight);
} else if (root) {
  const tongue = { locale: navigator.language, direction: "ltr" } as const;
  const t = createTranslate(await fetchLanguage(tongue, ["ticket"]));
  render(failure ? `${t("crashed")} ${failure}` : t("no_host"), root);
}

/** A worker where the page may have one, else the same code on this thread. */
async function otherThread(): Promise<End> {
  try {
    return await new Promise((resolve, reject) => {
      const place = new URL("worker.js", import.meta.url);
      const worker = new Worker(place, { type: "module" });
      // Its first message says that it runs; a policy that forbids it only shows in its absence.
      worker.onmessage = () => resolve(worker);
      worker.onerror = reject;
    });
  } catch {
    // biome-ignore lint/correctness/useImportExtensions: the built file, which is not part of this bundle
    const { serve } = await import("./worker.js");
    const { port1, port2 } = new MessageChannel();
    serve(port2);
    return port1;
  }
}
