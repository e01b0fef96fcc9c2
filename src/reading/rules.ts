import type { Settings, SettingsProblem } from "../definitions/settings.ts";
import type { Viewer } from "../hosts/host.ts";
import type { Schedule } from "../time/schedule.ts";

/** Who looks, and by which rules the numbers are made. Plain data: it crosses threads. */
export interface Rules {
  readonly viewer: Viewer;
  readonly settings: Settings;
  /** What of the settings could not be used. */
  readonly problems: readonly SettingsProblem[];
  /** The working hours, the admin's own or else the host's. */
  readonly schedules: readonly Schedule[];
  /** The clock that figures are shown on: the one set, where there are working hours at all. */
  readonly clock: "calendar" | "working";
  /** Whether the viewer may see the others' figures. */
  readonly seesTeam: boolean;
}
