import { effect, signal } from "@preact/signals";
import { render } from "preact";
import { chooseHost } from "./hosts/choose.ts";
import { connect, type End } from "./reading/connect.ts";
import { answerFetch } from "./reading/far-fetch.ts";
import { remote } from "./reading/remote.ts";
import { createAppModel } from "./state/app-model.ts";
import { cutToInstant } from "./time/instant.ts";
import { createFormat } from "./translations/format.ts";
import { languageFor } from "./translations/languages.ts";
import { createTranslate } from "./translations/translate.ts";
import { App } from "./view/app.tsx";
import { watchHeight } from "./view/watch-height.ts";
import "./main.css";

const root = document.querySelector("#sidelight");
let failure: unknown;
const host = await chooseHost().catch((error) => {
  failure = error;
});
if (root && host) {
  const now = () => cutToInstant(Date.now());
  const clock = signal(now());
  setInterval(() => {
    clock.value = now();
  }, 1000);

  const end = await otherThread();
  end.postMessage(host.introduction);
  const reading = remote(connect(end, { fetch: answerFetch(host.fetch) }));
  const app = createAppModel({ host: { ...host.page, ...reading }, reading, now });
  addEventListener("error", ({ error }) => app.reportCrash(error));
  addEventListener("unhandledrejection", ({ reason }) => app.reportCrash(reason));
  const language = await languageFor(host.page.appearance());
  const t = createTranslate(language);
  // Models change, the whole is drawn again: what a component reads decides when.
  effect(() => {
    const format = createFormat(language.locale, app.appearance.value.zone);
    render(<App face={{ app, clock, format, language, t }} />, root);
  });
  if (host.page.traits.place === "ticket") watchHeight(root, host.page.fitHeight);
  void app.start();
} else if (root) {
  const language = await languageFor({ locale: navigator.language, direction: "ltr" });
  const t = createTranslate(language);
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
