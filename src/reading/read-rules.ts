import { readSettings } from "../definitions/read-settings.ts";
import { isLead, type SettingsProblem } from "../definitions/settings.ts";
import type { CallOptions, HostRecords, Viewer } from "../hosts/host.ts";
import type { Schedule } from "../time/schedule.ts";
import { openZone } from "../time/zone.ts";
import type { Rules } from "./rules.ts";

/** What rules are made of, beside the settings. */
export interface Ground {
  readonly viewer: Viewer;
  /** The parameters as they were given. */
  readonly raw: unknown;
  /** Those that the host keeps; null: not asked for, since the settings have their own. */
  readonly schedules: readonly Schedule[] | null;
}

/** Asks the host for what the rules are made of. */
export async function readGround(host: HostRecords, options: CallOptions): Promise<Ground> {
  const [viewer, raw] = await Promise.all([host.viewer(), host.settings()]);
  const { settings } = readSettings(raw);
  const isAsked = settings.usesHours && !settings.schedules.length;
  return { viewer, raw, schedules: isAsked ? await host.schedules(options) : null };
}

/** What holds for who looks, by the settings and by the host. */
export function rulesOn({ raw, schedules: kept, viewer }: Ground): Rules {
  const { problems, settings } = readSettings(raw);
  const isOwn = !settings.usesHours || settings.schedules.length > 0;
  const found = isOwn ? settings.schedules : (kept ?? []);
  const schedules = found.filter(({ zone }) => openZone(zone));
  const unusable = found
    .filter((schedule) => !schedules.includes(schedule))
    .map(({ name, zone }): SettingsProblem => {
      return { setting: name, line: null, problem: "unknown_zone", text: zone };
    });
  return {
    viewer,
    settings,
    problems: [...problems, ...unusable],
    schedules,
    clock: schedules.length ? settings.clock : "calendar",
    seesTeam: viewer.role === "admin" || settings.everyoneSeesAll || isLead(settings, viewer),
  };
}
