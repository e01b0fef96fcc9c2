import type { Status } from "../history/update.ts";
import type { CustomStatus } from "../hosts/zendesk/wire.ts";

interface DeskStatus extends CustomStatus {
  readonly id: number;
  readonly agent_label: string;
  readonly end_user_label: string;
  readonly active: boolean;
  readonly default: boolean;
}

/** The statuses of every account: one for each category, none for closed. */
export const customStatuses: readonly DeskStatus[] = [
  status("new", 363_000_000_001, ["New", "Open"]),
  status("open", 363_000_000_002, ["Open", "Open"]),
  status("pending", 363_000_000_003, ["Pending", "Awaiting your reply"]),
  status("hold", 363_000_000_004, ["On-hold", "Open"]),
  status("solved", 363_000_000_005, ["Solved", "Solved"]),
];

export function customStatusOf(category: Status): DeskStatus | null {
  return customStatuses.find(({ status_category }) => status_category === category) ?? null;
}

function status(
  status_category: DeskStatus["status_category"],
  id: number,
  [agent_label, end_user_label]: readonly [string, string],
): DeskStatus {
  return { id, status_category, agent_label, end_user_label, active: true, default: true };
}
