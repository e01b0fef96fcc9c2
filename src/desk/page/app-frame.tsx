import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { writeServerScene } from "../scene.ts";
import { addressWith, otherOrigin, stepInAddress } from "./address.ts";
import type { DeskModel } from "./desk-model.ts";
import { type AppSurroundings, registrationOf, valueAt } from "./zaf-data.ts";
import { type Outcome, zafParent } from "./zaf-parent.ts";
import { carryRequest } from "./zaf-request.ts";

interface Props {
  readonly model: DeskModel;
  /** The ticket beside which the app stands; null for a page of its own. */
  readonly ticket: number | null;
}

/** As high as Zendesk makes an app that has not asked for a height yet. */
const firstHeight = 100;

/** Sidelight in a frame of another origin, as Zendesk would run it. */
export function AppFrame({ model, ticket }: Props) {
  const frame = useRef<HTMLIFrameElement>(null);
  const height = useSignal(firstHeight);
  const guid = `desk-app-${ticket ?? "page"}`;
  useEffect(() => {
    const route = () => new URLSearchParams(location.search).get("route");
    const parent = zafParent({
      guid,
      appOrigin: otherOrigin(),
      frame: () => frame.current?.contentWindow ?? null,
      registration: () => registrationOf(surroundings(model, { guid, ticket })),
      route: () => (ticket === null ? route() : null),
      get: (path) => valueAt(path, surroundings(model, { guid, ticket })),
      set: () => unsupported("cannot be set in the desk"),
      invoke: (action, given) => {
        if (action === "resize")
          return resize(given[0], (pixels) => {
            height.value = pixels;
          });
        return invoke(model, { action, given });
      },
      async request(options) {
        const outcome = await carryRequest(options, {
          fetch: (input, init) =>
            model.isConnected.value ? fetch(input, init) : Promise.reject(new Error("cut")),
          origin: location.origin,
          scene: writeServerScene({ ...model.scene, user: String(model.me.id) }),
        });
        if (/\/apps\/installations\//.test(Object(options).url)) await model.readSettings();
        return outcome;
      },
    });
    window.addEventListener("message", parent.receive);
    const step = () => parent.tell("app.route.changed", { appRoute: route() ?? "" });
    if (ticket === null) window.addEventListener("popstate", step);
    const leave = model.join(ticket, parent.tell);
    return () => {
      window.removeEventListener("message", parent.receive);
      window.removeEventListener("popstate", step);
      leave();
    };
  }, [model, guid, ticket, height]);
  const folder = model.scene.faults.includes("crash") ? "broken-app" : "app";
  const query = new URLSearchParams({ origin: location.origin, app_guid: guid });
  return (
    <iframe
      ref={frame}
      class="app"
      title={ticket === null ? "Sidelight" : `Sidelight beside ticket ${ticket}`}
      src={`${otherOrigin()}/${folder}/assets/iframe.html?${query}`}
      sandbox="allow-scripts allow-same-origin allow-forms allow-popups allow-downloads"
      style={ticket === null ? {} : { height: `${height.value}px` }}
    />
  );
}

function surroundings(
  model: DeskModel,
  { guid, ticket }: { readonly guid: string; readonly ticket: number | null },
): AppSurroundings {
  const { me, theme, locale, scene, settings, book, groups, open } = model;
  return {
    guid,
    // What goes wrong in a scene must not be hidden by what was kept in another.
    subdomain: ["desk", ...model.scene.faults].join("-"),
    me,
    theme: theme.value,
    locale: locale.value,
    settings: { ...settings.value, ...scene.settings },
    place: scene.place,
    ticket: open.value.find(({ id }) => id === ticket) ?? null,
    people: book.people.value,
    groups,
  };
}

/** Takes `{width, height}`; the width is the tray's own affair. */
function resize(given: unknown, apply: (pixels: number) => void): Outcome {
  const height =
    typeof given === "object" && given !== null && "height" in given ? given.height : null;
  const pixels = Number.parseFloat(String(height));
  if (Number.isFinite(pixels)) apply(Math.max(0, pixels));
  return { value: null };
}

interface Invoked {
  readonly action: string;
  readonly given: readonly unknown[];
}

function invoke(model: DeskModel, { action, given }: Invoked): Outcome {
  const [first, second, third] = given;
  switch (action) {
    case "routeTo":
      if (first === "ticket") void model.openTicket(Number(second));
      else if (first === "nav_bar") showPage(model, String(third ?? ""));
      else model.say(`Zendesk would now show: ${given.join(" ")}`);
      return { value: null };
    case "notify":
      model.say(String(first));
      return { value: null };
    case "track":
    case "hide":
    case "show":
    case "popover":
    case "preloadPane":
    case "app.close":
      return { value: null };
    default:
      return unsupported("is no action that the desk knows");
  }
}

/** The app's page with a route of its own in the address; where it is shown already, that alone changes. */
function showPage({ scene }: DeskModel, route: string): void {
  const changes = { place: "nav_bar", route: route || null };
  if (scene.place === "nav_bar") stepInAddress(changes);
  else location.assign(addressWith(changes));
}

function unsupported(message: string): Outcome {
  return { error: { name: "APIError", message } };
}
