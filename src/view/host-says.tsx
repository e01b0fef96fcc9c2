import type { TicketHead } from "../hosts/host.ts";
import type { MetricId } from "../metrics/traits.ts";
import type { ReadTicket } from "../reading/telling.ts";
import { disagreementOn, isFar } from "../state/reported.ts";
import { sayReported, type TicketFace } from "./face.ts";
import { later } from "./later.tsx";

export interface HostSaysProps {
  readonly face: TicketFace;
  readonly head: TicketHead;
  readonly read: ReadTicket;
  /** Beside one number the smallest difference is told; null: all, where it is more than rounding. */
  readonly metric: MetricId | null;
}

const Figures = later<HostSaysProps & { readonly metrics: readonly MetricId[] }>(
  async ({ speech }) => {
    const [figures] = await Promise.all([import("./host-figures.tsx"), speech.need("definitions")]);
    return figures.HostFigures;
  },
);

/** The host's own figures of a ticket where they are others than ours, and why. */
export function HostSays(props: HostSaysProps) {
  const { face, metric } = props;
  const asked: readonly MetricId[] = metric
    ? [metric]
    : ["first_response", "resolution", "reopens"];
  const metrics = asked.filter((id) => {
    const found = disagreementOn(props, { clock: face.terms.clock, metric: id });
    if (!found || !metric) return found && isFar(found, id);
    const say = (value: number) => sayReported(face, { metric, value });
    // What reads the same is no disagreement, whatever the seconds say.
    return found.ours === null || say(found.ours) !== say(found.theirs);
  });
  return metrics.length > 0 && <Figures {...props} metrics={metrics} />;
}
