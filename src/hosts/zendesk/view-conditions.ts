import { statuses } from "../../history/update.ts";
import type { Condition } from "./wire.ts";

/** Whether a view lets solved tickets in, by what it asks of their status. */
export function holdsSolved(conditions: readonly Condition[]): boolean {
  const asked = conditions.filter(({ field }) => field === "status");
  return (["solved", "closed"] as const).some((status) =>
    asked.every((condition) => isMet(condition, statuses.indexOf(status))),
  );
}

const ranks: readonly string[] = statuses;

/** Statuses are compared by their order; what we do not understand asks nothing. */
function isMet({ operator, value }: Condition, rank: number): boolean {
  const limit = ranks.indexOf(value ?? "");
  if (limit < 0) return true;
  if (operator === "less_than") return rank < limit;
  if (operator === "greater_than") return rank > limit;
  if (operator === "is_not") return rank !== limit;
  return operator !== "is" || rank === limit;
}
