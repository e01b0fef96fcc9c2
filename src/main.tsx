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

const mount = document.querySelector<HTMLElement>("#sidelight");
/** Within a page that is not ours, which says so. */
const isGuest = mount?.dataset["host"] !== undefined;
const base = new URL(".", import.meta.url).href;
let failure: unknown;
const host = await chooseHost().catch((error) => {
  failure = error;
});
const root =
  mount && isGuest ? await (await import("./view/take-ground.ts")).takeGround(mount) : mount;
if (root && host) {
  const now = () => cutToInstant(Date.now());
  const clock = signal(now());
  const minute = computed(() => shift(clock.value, -(clock.value % 60)));

  const about = [`Sidelight ${version}`, navigator.userAgent].join("\n");
  const end = await otherThread();
  end.postMessage(host.introduction);
  const reading = remote(connect(end, host.carry ? { carry: host.carry } : {}));
  const app = createAppModel({
    about,
    fetchSettings: async () => (await import("./view/settings.ts")).settings,
    host: { ...host.page, ...reading },
    reading,
    now,
  });
  const report = (error: unknown) => {
    // A guest is not the only one with scripts on the page. One without a face is of another origin.
    const isOurs = !isGuest || `${error} ${error instanceof Error && error.stack}`.includes(base);
    if (error && isOurs) app.reportCrash(error);
  };
  addEventListener("error", ({ error }) => report(error));
  addEventListener("unhandledrejection", ({ reason }) => {
    if (!app.isOffline.peek()) report(reason);
    else if (!isGuest) {
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
  if (!isGuest && host.page.traits.place === "ticket") watchHeight(root, host.page.fitHeight);
} else if (root) {
  const tongue = { locale: navigator.language, direction: "ltr" } as const;
  const t = createTranslate(await fetchLanguage(tongue, ["ticket"]));
  render(
    <div class="sidelight">
      <p class="pad">{failure ? `${t("crashed")} ${failure}` : t("no_host")}</p>
    </div>,
    root,
  );
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
