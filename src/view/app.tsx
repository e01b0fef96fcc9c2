import "./first-screen.ts";
import { CrashGuard } from "./crash-guard.tsx";
import type { Face, TicketFace } from "./face.ts";
import { later } from "./later.tsx";
import { loadStyle } from "./load-style.ts";
import { Tabs } from "./tabs.tsx";
import { TicketStory, TicketTab } from "./ticket-tab.tsx";
import { AskAdmin, OfflineNote, TroubleNote, WaitNote } from "./trouble-note.tsx";

// Beside a ticket many never look further: the rest is fetched when it is opened.
const loadBehind = async ({ speech }: Face) => {
  const [{ behind }] = await Promise.all([
    import("./behind.ts"),
    loadStyle("behind"),
    speech.need("story"),
    speech.need("figures"),
  ]);
  return behind;
};
const SettingsNote = later(async (face) => (await loadBehind(face)).SettingsNote);
const MeTab = later(async (face) => (await loadBehind(face)).MeTab);
const TeamTab = later(async (face) => (await loadBehind(face)).TeamTab);
const loadSettings = async (face: Face) => {
  const [{ settings }] = await Promise.all([
    import("./settings.ts"),
    loadStyle("settings"),
    face.speech.need("board"),
    loadBehind(face),
  ]);
  return settings;
};
const SettingsTab = later(async (face) => (await loadSettings(face)).SettingsTab);
const UnsavedNote = later(async (face) => (await loadSettings(face)).UnsavedNote);
const Board = later(async (face) => {
  const [{ Board }] = await Promise.all([
    import("./board.tsx"),
    loadBehind(face),
    loadStyle("board"),
    face.speech.need("board"),
  ]);
  return Board;
});
const Trail = later(async (face) => (await loadBehind(face)).Trail);

/** Fetches at once what is otherwise fetched when somebody opens it. */
export async function loadAll(face: Face): Promise<void> {
  await Promise.all(
    [
      SettingsNote,
      MeTab,
      TeamTab,
      Board,
      SettingsTab,
      UnsavedNote,
      Trail,
      TicketStory,
      AskAdmin,
    ].map(({ load }) => load(face)),
  );
}

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
      tabIndex={-1}
    >
      <h1 class="aside">Sidelight</h1>
      <CrashGuard face={face}>
        {session.value && <Open face={{ ...face, ...session.value }} />}
        {session.state === "loading" && <WaitNote face={face} until={app.waitUntil.value} />}
        {app.isOffline.value && !session.value && <OfflineNote face={face} since={null} />}
        {session.state === "failed" && <TroubleNote face={face} trouble={session.trouble} />}
      </CrashGuard>
    </div>
  );
}

function Open({ face }: { face: TicketFace }) {
  const { app, t, terms } = face;
  const tab = app.tab.value;
  const views = app.views.value;
  const whole = views && { ...face, ...views };
  const isWanted = whole !== null && app.trail.value.length > 0;
  // Hidden any sooner, the number that was clicked would lose the focus for good.
  const isBehind = isWanted && Trail.isHere.value;
  const hasProblems = terms.viewer.role === "admin" && terms.problems.length > 0;
  const { readAt = null } = face.ticket.current.value.value ?? {};
  const since = tab === "ticket" ? readAt : (views?.view.readAt.value ?? null);
  const Tab = { me: MeTab, team: TeamTab, board: Board, ticket: null, settings: null }[tab];
  const settings = whole && app.settings.value;
  const form = settings && { ...whole, settings };
  return (
    <>
      <div hidden={isBehind}>
        <Tabs face={face} />
        <div role="tabpanel" aria-label={t(tab)} tabIndex={-1}>
          {app.isOffline.value && <OfflineNote face={face} since={since} />}
          {hasProblems && <SettingsNote face={face} />}
          {form && tab !== "settings" && <UnsavedNote face={form} />}
          {tab === "ticket" && <TicketTab face={face} />}
          {tab === "settings" && form && <SettingsTab face={form} />}
          {Tab && whole && <Tab face={whole} />}
        </div>
      </div>
      {isWanted && <Trail face={whole} />}
    </>
  );
}
