import type { Place } from "../state/app-model.ts";
import { findTicket } from "../state/evidence.ts";
import { headline } from "../state/judge.ts";
import { CrashGuard } from "./crash-guard.tsx";
import { type Face, figureOf, type OpenFace, sayFigure } from "./face.ts";
import { Icon } from "./icon.tsx";
import { later } from "./later.tsx";
import { loadStyle } from "./load-style.ts";
import { Page } from "./page.tsx";
import { Tabs } from "./tabs.tsx";
import { TicketStory, TicketTab } from "./ticket-tab.tsx";
import { TroubleNote, WaitNote } from "./trouble-note.tsx";

// Beside a ticket many never look further: the rest is fetched when it is opened.
const loadBehind = async ({ speech }: Face) => {
  const [{ behind }] = await Promise.all([
    import("./behind.ts"),
    loadStyle("behind"),
    speech.need("figures"),
  ]);
  return behind;
};
const SettingsNote = later(async (face) => (await loadBehind(face)).SettingsNote);
const MeTab = later(async (face) => (await loadBehind(face)).MeTab);
const TeamTab = later(async (face) => (await loadBehind(face)).TeamTab);
const TicketsPage = later(async (face) => (await loadBehind(face)).TicketsPage);
const UpdatesPage = later(async (face) => (await loadBehind(face)).UpdatesPage);

/** Fetches at once what is otherwise fetched when somebody opens it. */
export async function loadAll(face: Face): Promise<void> {
  await Promise.all(
    [SettingsNote, MeTab, TeamTab, TicketsPage, UpdatesPage, TicketStory].map(({ load }) =>
      load(face),
    ),
  );
}

const tabs = { ticket: TicketTab, me: MeTab, team: TeamTab };

/** The whole widget, in the host's theme and direction. */
export function App({ face }: { face: Face }) {
  const { app, language } = face;
  const session = app.session.value;
  return (
    <div
      class={`sidelight ${app.traits.place}`}
      data-theme={app.appearance.value.theme}
      dir={language.direction}
      lang={language.locale}
    >
      <h1 class="aside">Sidelight</h1>
      <CrashGuard face={face}>
        {session.value && <Open face={{ ...face, ...session.value }} />}
        {session.state === "loading" && <WaitNote face={face} until={app.waitUntil.value} />}
        {session.state === "failed" && <TroubleNote face={face} trouble={session.trouble} />}
      </CrashGuard>
    </div>
  );
}

function Open({ face }: { face: OpenFace }) {
  const { app, t, terms } = face;
  const tab = app.tab.value;
  const trail = app.trail.value;
  const Tab = tabs[tab];
  const hasProblems = terms.viewer.role === "admin" && terms.problems.length > 0;
  return (
    <>
      <div hidden={trail.length > 0}>
        <Tabs face={face} />
        <div role="tabpanel" aria-label={t(tab)}>
          {hasProblems && <SettingsNote face={face} />}
          <Tab face={face} />
        </div>
      </div>
      {trail.map((place, at) => (
        <Page
          key={at}
          title={titleOf(face, place)}
          back={backTo(face, trail[at - 1])}
          isHidden={at < trail.length - 1}
          onBack={app.back}
          action={
            place.kind === "updates" && (
              <button
                type="button"
                class="button bare"
                onClick={() => app.openTicket(place.ticket)}
              >
                {t("open_ticket")} <Icon name="out" />
              </button>
            )
          }
        >
          {place.kind === "tickets" ? (
            <TicketsPage face={face} place={place} />
          ) : (
            <UpdatesPage face={face} place={place} />
          )}
        </Page>
      ))}
    </>
  );
}

function backTo({ app, t }: OpenFace, place: Place | undefined): string {
  return t(place?.metric ?? app.tab.value);
}

function titleOf(face: OpenFace, place: Place): string {
  if (place.kind === "updates")
    return findTicket(face, place.ticket).head?.subject ?? `#${place.ticket}`;
  const { metric } = place;
  const value = headline(figureOf(face, place), metric);
  const label = face.t(metric);
  return value === null ? label : `${label}, ${sayFigure(face, { metric, value })}`;
}
