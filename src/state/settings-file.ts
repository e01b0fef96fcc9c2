import "./first-screen.ts";
import { readSettingsFile, writeSettingsFile } from "../definitions/settings-file.ts";

/** Settings as a file, and back. */
export const settingsFile = { read: readSettingsFile, write: writeSettingsFile };
