import type { ViewModel } from "../state/view-model.ts";
import type { Instant } from "../time/instant.ts";
import type { Face } from "./face.ts";
import { Icon } from "./icon.tsx";
import { later } from "./later.tsx";
import { Note } from "./note.tsx";

type Trouble = NonNullable<ViewModel["progress"]["value"]["trouble"]>;

/** What the viewer's role may not do. */
export type Refusal = Extract<Trouble, { readonly kind: "not_permitted" }>;

/** Asks for the missing right in the viewer's words; few ever need it. */
export const AskAdmin = later<{ readonly face: Face; readonly refusal: Refusal }>(
  async ({ speech }) => {
    const [asking] = await Promise.all([import("./ask-admin.tsx"), speech.need("definitions")]);
    return asking.AskAdmin;
  },
);

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

interface TroubleNoteProps {
  readonly face: Face;
  readonly trouble: Trouble;
  /** What still holds. */
  readonly rest?: string;
  /** Asks again for what did not come; unless said otherwise for all of it. */
  readonly onRetry?: () => unknown;
}

export function TroubleNote({ face, onRetry = face.app.refresh, rest, trouble }: TroubleNoteProps) {
  // Said once, above all; see `App`.
  if (trouble.kind === "offline") return null;
  const said = sayTrouble(face, trouble);
  // Asking again changes no role.
  if (trouble.kind === "not_permitted") {
    return (
      <Note icon="lock">
        {said} {rest} <AskAdmin face={face} refusal={trouble} />
      </Note>
    );
  }
  return (
    <Note icon="skip" isWarning action={<Retry face={face} onRetry={onRetry} />}>
      {said}
    </Note>
  );
}

/** That the host cannot be reached, and from when the figures are that stay. */
export function OfflineNote({ face, since }: { face: Face; since: Instant | null }) {
  const { app, format, minute, t } = face;
  return (
    <Note icon="offline" isWarning action={<Retry face={face} onRetry={app.reconnect} />}>
      {sayTrouble(face, { kind: "offline" })}{" "}
      {since !== null &&
        t("figures_from", {
          time: format.time(since),
          age: format.duration(Math.max(60, minute.value - since), "calendar"),
        })}
    </Note>
  );
}

function Retry({ face, onRetry }: { face: Face; onRetry: () => unknown }) {
  return (
    <button type="button" class="button small" onClick={onRetry}>
      <Icon name="retry" /> {face.t("retry")}
    </button>
  );
}
