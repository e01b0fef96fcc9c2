import fc from "fast-check";
import type { GroupId } from "../../../src/history/ids.ts";
import type { FieldChanges, TicketHistory, Update } from "../../../src/history/update.ts";
import type { Beginning } from "../../../src/hosts/request-tracker/decode-beginning.ts";
import { shift } from "../../../src/time/instant.ts";
import { at } from "../../timeline.ts";
import { decoding, idOf, type Name, owner, priority, queue, queues, row, status } from "./rows.ts";

/** What somebody does to a ticket in one save. */
interface Act {
  readonly who: "ana" | "ben" | "carol";
  /** Minutes since the act before. */
  readonly later: number;
  readonly says: "public" | "private" | null;
  readonly status: "open" | "stalled" | "resolved" | "rejected" | null;
  readonly owner: "ana" | "ben" | "nobody" | null;
  readonly queue: "front" | "experts" | null;
  readonly priority: "0" | "20" | "50" | "80" | "100" | null;
  /** Something that no metric reads. */
  readonly subject: boolean;
  /** What RT writes beside it: mail, clocks, links. */
  readonly noise: boolean;
}

const orNull = <T>(...values: readonly T[]) =>
  fc.option(fc.constantFrom(...values), { nil: null, freq: 2 });

/** Customers write, agents do all of it. */
const act: fc.Arbitrary<Act> = fc
  .record({
    who: fc.constantFrom("ana" as const, "ben" as const, "carol" as const),
    later: fc.integer({ min: 1, max: 300 }),
    says: orNull("public" as const, "private" as const),
    status: orNull("open" as const, "stalled" as const, "resolved" as const, "rejected" as const),
    owner: orNull("ana" as const, "ben" as const, "nobody" as const),
    queue: orNull("front" as const, "experts" as const),
    priority: orNull("0" as const, "20" as const, "50" as const, "80" as const, "100" as const),
    subject: fc.boolean(),
    noise: fc.boolean(),
  })
  .map((one) =>
    one.who === "carol"
      ? { ...one, says: "public", status: null, owner: null, queue: null, priority: null }
      : one,
  );

export const lives = fc.array(act, { maxLength: 14 });

interface Standing {
  status: string;
  owner: Name;
  queue: "front" | "experts";
  priority: string;
}

const meanings = {
  new: "new",
  open: "open",
  stalled: "hold",
  resolved: "solved",
  rejected: "solved",
};
const levels = { "0": "low", "20": "low", "50": "normal", "80": "normal", "100": "high" } as const;

/** A life in RT's rows, with what the ticket is at its end; and the same told directly. */
export function lived(acts: readonly Act[]): {
  readonly rows: readonly unknown[];
  readonly today: Beginning;
  readonly history: TicketHistory;
} {
  const standing: Standing = { status: "new", owner: "nobody", queue: "front", priority: "0" };
  const rows: unknown[] = [row("carol", "09:00", { Type: "Create" })];
  const updates: Update[] = [creation()];
  let minutes = 540;
  for (const act of acts) {
    minutes += act.later;
    rows.push(...rowsOf(act, { standing, minutes }));
    updates.push(...updateOf(act, { standing, minutes, seq: updates.length }));
    live(act, standing);
  }
  const { owner, priority, queue, status } = standing;
  const today = {
    ...decoding.today,
    status,
    priority,
    queue: queues[queue],
    owner: `${idOf(owner)}`,
  };
  return { rows, today, history: { ticket: decoding.ticket, updates, remarks: [] } };
}

function creation(): Update {
  const carol = idOf("carol");
  return {
    at: at("09:00"),
    by: carol,
    kind: "create",
    via: "person",
    source: "0",
    seq: 0,
    requester: carol,
    comment: { author: carol, audience: "public" },
    set: { status: "new", assignee: null, group: queues.front as GroupId, priority: "low" },
  };
}

interface Moment {
  readonly standing: Readonly<Standing>;
  readonly minutes: number;
}

/** RT writes no row for what is so already. */
const changed = <Field extends "status" | "owner" | "queue" | "priority">(
  act: Act,
  { field, standing }: { readonly field: Field; readonly standing: Standing },
) => (act[field] !== null && act[field] !== standing[field] ? act[field] : null);

const isOpened = ({ says }: Act, { status }: Standing) =>
  says === "public" && /^(new|resolved|rejected)$/.test(status);

function rowsOf(act: Act, { minutes, standing }: Moment): readonly unknown[] {
  const [day, hours] = [Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24];
  const two = (number: number) => `${number}`.padStart(2, "0");
  const Created = `2025-01-${two(6 + day)}T${two(hours)}:${two(minutes % 60)}:00Z`;
  const rows: unknown[] = [];
  const write = (who: Name, given: { readonly Type: string }) =>
    rows.push(row(who, "00:00", { ...given, Created }));
  const noise = (...given: readonly { readonly Type: string }[]) => {
    if (act.noise) for (const one of given) write("machine", one);
  };
  const before = { ...standing };
  if (act.says) write(act.who, { Type: act.says === "public" ? "Correspond" : "Comment" });
  noise({ Type: "EmailRecord" }, { Type: "CommentEmailRecord" });
  if (isOpened(act, before)) {
    write("machine", status(before.status, "open"));
    before.status = "open";
  }
  if (act.status && act.status !== before.status) write(act.who, status(before.status, act.status));
  const owned = changed(act, { field: "owner", standing });
  if (owned) {
    write(act.who, owner(before.owner, owned));
    write(act.who, { ...owner(before.owner, owned), Type: "SetWatcher" });
  }
  const moved = changed(act, { field: "queue", standing });
  if (moved) write(act.who, queue(before.queue, moved));
  const raised = changed(act, { field: "priority", standing });
  if (raised) write(act.who, priority(before.priority, raised));
  const due = { Type: "Set", Field: "Due", NewValue: "2025-01-20 11:00:00" };
  noise(due, { Type: "AddReminder" });
  const subject = { Type: "Set", Field: "Subject", OldValue: "A", NewValue: "B" };
  if (act.subject) write(act.who, subject);
  return rows;
}

function updateOf(act: Act, { minutes, seq, standing }: Moment & { seq: number }): Update[] {
  const by = idOf(act.who);
  const opened = isOpened(act, standing) ? "open" : standing.status;
  const became = act.status ?? opened;
  const [owned, moved, raised] = [
    changed(act, { field: "owner", standing }),
    changed(act, { field: "queue", standing }),
    changed(act, { field: "priority", standing }),
  ];
  const isTurned = became !== standing.status || opened !== standing.status;
  const set: FieldChanges = {
    ...(isTurned && { status: meanings[became as "new"] as "new" }),
    ...(owned && { assignee: owned === "nobody" ? null : idOf(owned) }),
    ...(moved && { group: queues[moved] as GroupId }),
    ...(raised && { priority: levels[raised] }),
    ...(act.subject && { other: true as const }),
  };
  if (!act.says && !Object.keys(set).length) return [];
  const update: Update = {
    at: shift(at("00:00"), minutes * 60),
    by,
    kind: "update",
    via: "person",
    source: `${seq}`,
    seq,
    ...(act.says && { comment: { author: by, audience: act.says } }),
    ...(Object.keys(set).length && { set }),
  };
  return [update];
}

function live(act: Act, standing: Standing): void {
  if (isOpened(act, standing)) standing.status = "open";
  standing.status = act.status ?? standing.status;
  standing.owner = act.owner ?? standing.owner;
  standing.queue = act.queue ?? standing.queue;
  standing.priority = act.priority ?? standing.priority;
}
