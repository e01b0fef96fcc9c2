import type { MetricId } from "../metrics/traits.ts";
import type { OpenFace } from "./face.ts";

/** That a figure is made of too few to be judged, by what it counts. */
export function sayFew(
  { t }: OpenFace,
  { metric, n }: { readonly metric: MetricId; readonly n: number },
): string {
  if (metric === "csat") return t("too_few_ratings", { n });
  if (metric === "reply_time") return t("too_few_answers", { n });
  return t(metric === "reopens" ? "too_few_solves" : "too_few", { n });
}
