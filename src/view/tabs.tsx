import type { Tab } from "../state/place.ts";
import type { TicketFace } from "./face.ts";
import { Icon } from "./icon.tsx";

const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1 };

/** The tabs that this viewer has in this place, and the way to read everything again. */
export function Tabs({ face }: { face: TicketFace }) {
  const { app, t, terms } = face;
  const { keepsSettings, place } = app.traits;
  const isPage = place === "page";
  const tabs: readonly Tab[] = [
    ...(place === "ticket" ? (["ticket"] as const) : []),
    ...(isPage && terms.seesTeam ? (["board"] as const) : []),
    "me",
    ...(!isPage && terms.seesTeam ? (["team"] as const) : []),
    ...(isPage && keepsSettings ? (["settings"] as const) : []),
  ];
  const chosen = app.tab.value;
  const onKeyDown = (event: KeyboardEvent) => {
    const direction = face.language.direction === "rtl" ? -1 : 1;
    const step = (steps[event.key] ?? 0) * direction;
    const next = (tabs.indexOf(chosen) + step + tabs.length) % tabs.length;
    const tab = tabs[next];
    if (!step || !tab) return;
    app.choose(tab);
    const list = event.currentTarget;
    if (list instanceof Element) list.querySelectorAll("button")[next]?.focus();
  };
  return (
    <div class="bar">
      <div role="tablist" onKeyDown={onKeyDown}>
        {tabs.map((tab) => (
          <button
            key={tab}
            type="button"
            role="tab"
            aria-selected={tab === chosen}
            tabIndex={tab === chosen ? 0 : -1}
            onClick={() => app.choose(tab)}
          >
            {t(tab)}
          </button>
        ))}
      </div>
      <button type="button" class="button bare" aria-label={t("refresh")} onClick={app.refresh}>
        <Icon name="retry" />
      </button>
    </div>
  );
}
