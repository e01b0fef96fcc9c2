import { type Settings, tierOf } from "../definitions/settings.ts";
import type { Directory, Group, Person } from "../history/directory.ts";

/** The host's people and groups, with what the admin said of them. */
export function bySettings({ groups, people }: Directory, settings: Settings): Directory {
  const person = (known: Person): Person => ({
    ...known,
    role: settings.bots.has(known.id) ? "bot" : known.role,
    tier: tierOf(settings, known) ?? known.tier,
  });
  const group = (known: Group): Group => ({
    ...known,
    tier: tierOf(settings, known) ?? known.tier,
  });
  return {
    people: new Map([...people].map(([id, known]) => [id, person(known)])),
    groups: new Map([...groups].map(([id, known]) => [id, group(known)])),
  };
}
