import type * as v from "valibot";
import { orElse } from "../ask.ts";
import type { CallOptions, View, ViewId } from "../host.ts";
import { read } from "../read.ts";
import { HostError } from "../trouble.ts";
import { type Api, perPage, query } from "./api.ts";
import { inTurn } from "./in-turn.ts";
import { holdsSolved } from "./search-conditions.ts";
import type { Surroundings } from "./surroundings.ts";
import { queryView, searchIn, searchView, sqlIn } from "./view-ids.ts";
import { list, search as searchShape } from "./wire.ts";

interface ViewsParts {
  readonly api: Api;
  readonly surroundings: Surroundings;
}

type Search = v.InferOutput<typeof searchShape>;

/** So many searches that somebody here has saved are counted, each by a request of its own. */
const counted = 6;

/** RT's saved searches, and the search on screen where nobody keeps it. */
export function viewsOf({ api, surroundings }: ViewsParts) {
  const queries = new Map<ViewId, string>();
  const { place, query: onScreen, search, searchName, terms } = surroundings;
  const toView = (
    id: ViewId,
    { name, sql }: { readonly name: string; readonly sql: string },
  ): View => {
    queries.set(id, sql);
    const hasSolved = holdsSolved(sql, terms);
    return { id, name, size: null, ...(hasSolved !== null && { hasSolved }) };
  };
  const viewOf = (one: Search) =>
    toView(searchView(one.id), { name: titleOf(one), sql: one.Content.Query });

  /** Null where RT cannot run it for this viewer, or does not count. */
  async function sizeOf(view: View, options: CallOptions): Promise<View["size"]> {
    const asked = { query: queries.get(view.id) || "id < 0", fields: "id", per_page: "1" };
    const answer = await api(options)
      .json(`tickets?${query(asked)}`)
      .catch(orElse({ items: [], total: null }));
    const { total } = read(list, answer);
    return total === null ? null : { tickets: total, about: false };
  }

  async function withSizes(views: readonly View[], options: CallOptions): Promise<readonly View[]> {
    const sized: View[] = [];
    const sizes = inTurn(views, async (view) => ({ ...view, size: await sizeOf(view, options) }));
    for await (const view of sizes) sized.push(view);
    return sized;
  }

  return {
    async all(options: CallOptions): Promise<readonly View[]> {
      const path = `searches?${query({ fields: "Name,Description,Content" })}`;
      // RT looks for the searches of this viewer alone: a page that is not full is the last.
      const isLast = ({ length }: readonly unknown[]) => length < perPage;
      const found = await api(options).list(path, searchShape, { isLast });
      const shown = found.filter(({ Content }) => Content.SearchType === "Ticket");
      // RT's own come with it; what somebody here has saved is more to the point.
      const saved = shown.filter((one) => !isOwn(one)).map(viewOf);
      const brought = shown.filter(isOwn).map(viewOf);
      // With a list around us, its view is shown and no other is chosen from.
      if (place !== "view") {
        const sized = await withSizes(saved.slice(0, counted), options);
        return mostTellingFirst([...sized, ...saved.slice(counted), ...brought]);
      }
      const kept = [...saved, ...brought];
      if (search || !onScreen) return kept;
      const name = searchName || onScreen;
      return [toView(queryView(onScreen), { name, sql: onScreen }), ...kept];
    },
    async queryOf(view: ViewId, options: CallOptions): Promise<string> {
      const known = sqlIn(view) ?? queries.get(view);
      // RT lists nothing where nothing is asked for.
      if (known !== undefined) return known.trim() || "id < 0";
      const id = searchIn(view);
      if (id === null) throw new HostError({ kind: "gone" });
      const answer = await api(options).json(`search/${id}`);
      const sql = read(searchShape, { ...Object(answer), id }).Content.Query;
      queries.set(view, sql);
      return sql;
    },
  };
}

/**
 * RT lists searches as they were saved, and the first is what is shown to who
 * has chosen none: one with solved tickets tells most, an empty one nothing.
 */
function mostTellingFirst(views: readonly View[]): readonly View[] {
  const rank = ({ hasSolved, size }: View) =>
    size?.tickets === 0 ? 2 : Number(!size || !hasSolved);
  return views.toSorted((one, other) => rank(one) - rank(other));
}

/** Whether RT brought a search along. */
function isOwn({ Name }: Search): boolean {
  return Name.startsWith("Search - ");
}

/**
 * The title of a search. RT's own say how many tickets they show, with a gap
 * for the number (`[_1] newest unowned tickets`): we show them all.
 */
function titleOf({ Description, Name }: Search): string {
  const title = (Description || Name).replace(/\[_\d+\]\s*/g, "").trim();
  return title.charAt(0).toLocaleUpperCase() + title.slice(1);
}
