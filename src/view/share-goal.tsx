import type { MetricId } from "../metrics/traits.ts";
import { goalOf, isReached } from "../state/goal.ts";
import type { TicketFace } from "./face.ts";
import { Verdict } from "./fact.tsx";

interface ShareGoalProps {
  readonly face: TicketFace;
  readonly metric: MetricId;
  /** Null: too few cases to judge; then the goal stands alone. */
  readonly rate: number | null;
}

/** What a share should be, and whether it is; nothing where nobody said. */
export function ShareGoal({ face, metric, rate }: ShareGoalProps) {
  const goal = goalOf(metric, face.terms.settings);
  if (!goal) return null;
  const said = face.t(goal.isLimit ? "goal_most" : "goal_least", {
    share: sayGoal(face, goal.share),
  });
  if (rate === null) return <>{said}</>;
  return <Verdict isMet={isReached(goal, rate)}>{said}</Verdict>;
}

/** A goal as it was set: rounded, half a percent would be none. */
export function sayGoal({ language }: TicketFace, share: number): string {
  const style = { style: "percent", maximumFractionDigits: 2 } as const;
  return new Intl.NumberFormat(language.locale, style).format(share);
}
