import type * as v from "valibot";
import type { Group } from "../../history/directory.ts";
import type { GroupId } from "../../history/ids.ts";
import type { CallOptions } from "../host.ts";
import { type Api, query } from "./api.ts";
import { once } from "./once.ts";
import { queue as queueShape } from "./wire.ts";

type Queue = v.InferOutput<typeof queueShape>;

/** RT's queues, which are our groups; those that are no longer used, too, since histories name them. */
export function queuesOf(api: Api) {
  const all = once((options): Promise<readonly Queue[]> => {
    const asked = { fields: "id,Name,Lifecycle,Disabled", find_disabled_rows: "1" };
    return api(options).list(`queues/all?${query(asked)}`, queueShape);
  });
  return {
    /** Every queue that the viewer may see. */
    async all(options: CallOptions): Promise<ReadonlyMap<GroupId, Group>> {
      return new Map((await all(options)).map((one) => [one.id as GroupId, toGroup(one)]));
    },
    async inUse(options: CallOptions): Promise<readonly Group[]> {
      return (await all(options)).filter(({ Disabled }) => Disabled === "0").map(toGroup);
    },
    /** The lifecycle of each queue. */
    async lifecycles(options: CallOptions): Promise<ReadonlyMap<string, string>> {
      return new Map((await all(options)).map(({ Lifecycle, id }) => [id, Lifecycle]));
    },
  };
}

function toGroup({ Name, id }: Queue): Group {
  return { id: id as GroupId, name: Name, tier: null };
}
