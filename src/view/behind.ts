import "../state/views.ts";
import "./first-screen.ts";
import { MeTab } from "./me-tab.tsx";
import { SettingsNote } from "./settings-note.tsx";
import { TeamTab } from "./team-tab.tsx";
import { Trail } from "./trail.tsx";

/** What stands behind a tab or a number: one file, so that it is fetched at once. */
export const behind = { MeTab, SettingsNote, TeamTab, Trail };
