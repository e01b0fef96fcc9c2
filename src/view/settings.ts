import "./behind.ts";
import "./first-screen.ts";
import { SettingsTab } from "./settings-tab.tsx";
import { UnsavedNote } from "./unsaved-note.tsx";

/** What is fetched when an admin opens the settings. */
export const settings = { SettingsTab, UnsavedNote };
