import { useSignalEffect } from "@preact/signals";
import { rememberInAddress } from "./address.ts";
import { AppFrame } from "./app-frame.tsx";
import { Conversation } from "./conversation.tsx";
import type { DeskModel } from "./desk-model.ts";
import { Tickets } from "./tickets.tsx";
import { TopBar } from "./top-bar.tsx";

interface Props {
  readonly model: DeskModel;
}

/** The whole page: a bar, then tickets with the app beside them, or the app alone. */
export function Desk({ model }: Props) {
  const { scene, theme, current, list, locale, notice } = model;
  useSignalEffect(() => {
    document.documentElement.dataset["theme"] = theme.value;
    document.documentElement.dir = /^(ar|fa|he|ur)\b/.test(locale.value) ? "rtl" : "ltr";
  });
  useSignalEffect(() => {
    if (locale.value !== (scene.locale ?? "en-US")) rememberInAddress({ locale: locale.value });
  });
  useSignalEffect(() => {
    if (!current.value) return;
    rememberInAddress({ ticket: String(current.value.id), view: String(list.view.value) });
  });
  return (
    <>
      <TopBar model={model} />
      {scene.place === "nav_bar" ? (
        <main class="page">
          <AppFrame key={locale.value} model={model} ticket={null} />
        </main>
      ) : (
        <Workplace model={model} />
      )}
      <p class="notice" role="status">
        {notice}
      </p>
    </>
  );
}

function Workplace({ model }: Props) {
  const { open, current, locale, scene } = model;
  const currentId = current.value?.id;
  const width = scene.width === null ? {} : { width: `${scene.width}px` };
  return (
    <div class="workplace">
      <Tickets model={model} />
      <Conversation model={model} />
      <aside class="sidebar" aria-label="Apps" style={width}>
        {open.value.map((ticket) => (
          <div key={ticket.id} hidden={ticket.id !== currentId}>
            <AppFrame key={locale.value} model={model} ticket={ticket.id} />
          </div>
        ))}
      </aside>
    </div>
  );
}
