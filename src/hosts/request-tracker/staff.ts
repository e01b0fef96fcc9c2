import * as v from "valibot";
import { orElse } from "../ask.ts";
import type { CallOptions } from "../host.ts";
import { read } from "../read.ts";
import { type Api, query } from "./api.ts";
import { once } from "./once.ts";
import type { StaffMember, Surroundings } from "./surroundings.ts";
import { group as groupShape, list, type Person, person as personShape } from "./wire.ts";

/** Whom RT itself acts as, and who owns what nobody owns. */
export interface Specials {
  readonly machine: string;
  readonly nobody: string;
}

interface StaffParts {
  readonly api: Api;
  readonly surroundings: Surroundings;
}

const fields = { fields: "id,Name,RealName" };
/** So many names are looked for at once. */
const atOnce = 100;
const groupNumber = v.object({ id: v.union([v.string(), v.number()]) });

/** Who is privileged, and RT's two users who are nobody: told by the plugin, else asked for once. */
export function staffOf({ api, surroundings }: StaffParts) {
  const { machine, nobody, staff } = surroundings;
  async function byNames(
    names: readonly string[],
    options: CallOptions & { readonly gone?: "too" },
  ) {
    const found: Person[] = [];
    for (let at = 0; at < names.length; at += atOnce) {
      const conditions = names.slice(at, at + atOnce).map((value) => ({
        field: "Name",
        value,
        entry_aggregator: "OR",
      }));
      const disabled = options.gone ? { find_disabled_rows: "1" } : {};
      const path = `users?${query({ ...fields, ...disabled, per_page: `${atOnce}` })}`;
      const { items } = read(list, await api(options).post(path, conditions));
      for (const item of items) {
        const { output, success } = v.safeParse(personShape, item);
        if (success && names.includes(output.Name)) found.push(output);
      }
    }
    return found;
  }

  /** The members of the group that RT puts every privileged user into; null where the viewer may see no groups. */
  async function readMembers(options: CallOptions): Promise<readonly StaffMember[] | null> {
    const conditions = [
      { field: "Domain", value: "SystemInternal" },
      { field: "Name", value: "Privileged" },
    ];
    const path = `groups?${query({ query: JSON.stringify(conditions), fields: "id" })}`;
    const { items } = read(list, await api(options).json(path));
    const named = v.safeParse(groupNumber, items[0]);
    if (!named.success) return null;
    const answer = await api(options).json(`group/${named.output.id}`);
    const names = read(groupShape, answer)
      .Members.filter(({ type }) => type === "user")
      .map(({ id }) => id);
    const active = await byNames(names, options);
    const left = names.filter((name) => !active.some(({ Name }) => Name === name));
    const gone = await byNames(left, { ...options, gone: "too" });
    const toMember = (isGone: boolean) => (one: Person) => {
      return { id: one.id, name: one.RealName || one.Name, isGone };
    };
    return [...active.map(toMember(false)), ...gone.map(toMember(true))];
  }

  return {
    specials: once(async (options): Promise<Specials> => {
      if (machine && nobody) return { machine, nobody };
      const found = await byNames(["RT_System", "Nobody"], options);
      const idOf = (name: string) => found.find(({ Name }) => Name === name)?.id ?? "";
      return { machine: idOf("RT_System"), nobody: idOf("Nobody") };
    }),
    /** Everybody privileged; null where nobody tells this viewer. */
    members: once(async (options): Promise<readonly StaffMember[] | null> => {
      return staff.length ? staff : readMembers(options).catch(orElse(null));
    }),
  };
}
