import "./behind.ts";
import "./first-screen.ts";
import { createSettingsModel } from "../state/settings-model.ts";
import { SettingsTab } from "./settings-tab.tsx";
import { UnsavedNote } from "./unsaved-note.tsx";

/** What is fetched when an admin opens the settings: model and view, so that it is one file. */
export const settings = { createSettingsModel, SettingsTab, UnsavedNote };
