import { readSettings } from "../definitions/read-settings.ts";
import { isLead, type SettingsProblem } from "../definitions/settings.ts";
import type { CallOptions, HostRecords } from "../hosts/host.ts";
import { openZone } from "../time/zone.ts";
import type { Rules } from "./rules.ts";

/** Asks the host for what the rules are made of. */
export async function readRules(host: HostRecords, options: CallOptions): Promise<Rules> {
  const [viewer, raw] = await Promise.all([host.viewer(), host.settings()]);
  const { problems, settings } = readSettings(raw);
  const found =
    settings.schedules.length || !settings.usesHours
      ? settings.schedules
      : await host.schedules(options);
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
