import type { ViewModel } from "../state/view-model.ts";
import type { Instant } from "../time/instant.ts";
import type { Face } from "./face.ts";
import { Icon } from "./icon.tsx";
import { Note } from "./note.tsx";

type Trouble = NonNullable<ViewModel["progress"]["value"]["trouble"]>;

/** What happened and what to do about it. */
export function sayTrouble({ app, format, t }: Face, trouble: Trouble): string {
  const tool = app.traits.name;
  switch (trouble.kind) {
    case "not_permitted":
      return t("trouble_not_permitted", { tool, what: t(`what_${trouble.what}`) });
    case "asked_to_wait":
      return t("trouble_asked_to_wait", {
        tool,
        time: format.duration(trouble.seconds, "calendar"),
      });
    default:
      return t(`trouble_${trouble.kind}`, { tool, ...trouble });
  }
}

/** How long the host asks us to wait from now on. */
export function sayWait({ app, clock, format, t }: Face, until: Instant): string {
  const time = format.duration(Math.max(1, until - clock.value), "calendar");
  return t("asked_to_wait", { tool: app.traits.name, time });
}

/** What is on its way, or for how long the host asks us to wait before. */
export function WaitNote({ face, until }: { face: Face; until: Instant | null }) {
  const isAsked = until !== null;
  return (
    <Note icon={isAsked ? "clock" : undefined} isWarning={isAsked}>
      {isAsked ? sayWait(face, until) : face.t("listing")}
    </Note>
  );
}

export function TroubleNote({ face, trouble }: { face: Face; trouble: Trouble }) {
  const { app, t } = face;
  return (
    <Note
      icon="skip"
      isWarning
      action={
        <button type="button" class="button small" onClick={app.refresh}>
          <Icon name="retry" /> {t("retry")}
        </button>
      }
    >
      {sayTrouble(face, trouble)}
    </Note>
  );
}
