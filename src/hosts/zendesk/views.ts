import { orElse } from "../ask.ts";
import type { CallOptions, View, ViewId } from "../host.ts";
import type { Api } from "./api.ts";
import { holdsSolved } from "./view-conditions.ts";
import { perhaps, view, viewCount } from "./wire.ts";

/** Zendesk counts so many views in one request, and allows few of those a minute. */
const countedAtOnce = 20;

/** The viewer's active views, the first twenty with their sizes where Zendesk has them at hand. */
export async function readViews(api: Api, options: CallOptions): Promise<readonly View[]> {
  // One that makes no sense is missing from the list, and hides no other.
  const path = "views/active.json?per_page=100";
  const views = await api(options).list(path, ["views", perhaps(view)]);
  if (!views.length) return [];
  const ids = views.slice(0, countedAtOnce).map(({ id }) => id);
  const counts = await api({ ...options, patience: 0 })
    .list(`views/count_many.json?ids=${ids}`, ["view_counts", perhaps(viewCount)])
    // A size is an extra: nobody waits for it, and without it the list serves.
    .catch(orElse([]));
  return views.map(({ conditions, id, title }) => {
    const count = counts.find(({ view_id, value }) => view_id === id && value !== null);
    return {
      id: id as ViewId,
      name: title,
      size: count
        ? { tickets: count.value ?? 0, about: !count.fresh || count.pretty.startsWith("~") }
        : null,
      ...(conditions?.all ? { hasSolved: holdsSolved(conditions.all) } : {}),
    };
  });
}
