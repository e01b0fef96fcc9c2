import type * as v from "valibot";
import type { CallOptions, View, ViewId } from "../host.ts";
import { read } from "../read.ts";
import { HostError } from "../trouble.ts";
import { type Api, perPage, query } from "./api.ts";
import { holdsSolved } from "./search-conditions.ts";
import type { Surroundings } from "./surroundings.ts";
import { queryView, searchIn, searchView, sqlIn } from "./view-ids.ts";
import { search as searchShape } from "./wire.ts";

interface ViewsParts {
  readonly api: Api;
  readonly surroundings: Surroundings;
}

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
  return {
    async all(options: CallOptions): Promise<readonly View[]> {
      const path = `searches?${query({ fields: "Name,Description,Content" })}`;
      // RT looks for the searches of this viewer alone: a page that is not full is the last.
      const isLast = ({ length }: readonly unknown[]) => length < perPage;
      const found = await api(options).list(path, searchShape, { isLast });
      const kept = found
        .filter(({ Content }) => Content.SearchType === "Ticket")
        // RT's own come with it; what somebody here has saved is more to the point.
        .sort((one, other) => Number(isOwn(one)) - Number(isOwn(other)))
        .map((one) => toView(searchView(one.id), { name: titleOf(one), sql: one.Content.Query }));
      if (place !== "view" || search || !onScreen) return kept;
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

/** Whether RT brought a search along. */
function isOwn({ Name }: v.InferOutput<typeof searchShape>): boolean {
  return Name.startsWith("Search - ");
}

/**
 * The title of a search. RT's own say how many tickets they show, with a gap
 * for the number (`[_1] newest unowned tickets`): we show them all.
 */
function titleOf({ Description, Name }: v.InferOutput<typeof searchShape>): string {
  const title = (Description || Name).replace(/\[_\d+\]\s*/g, "").trim();
  return title.charAt(0).toLocaleUpperCase() + title.slice(1);
}
