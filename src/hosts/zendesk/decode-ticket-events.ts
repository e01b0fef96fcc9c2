/**
 * Zendesk's ticket events, decoded into the same histories as audits.
 *
 * Admins may read the saves of all tickets as one stream, which tells them in
 * other words. A field stands under its own name, custom fields together under
 * `custom_ticket_fields`; a channel is a title such as "Web form" or "Rule",
 * with the rule's number beside it; comments alone are as in audits, with their
 * whole `via`. Neither the titles nor whether it was a trigger or an automation
 * is documented: what a title stands for is learned from audits of the same
 * account (`stream-words.ts`).
 *
 * Of events other than Create, Change and Comment nothing was ever seen in the
 * stream. So a save of which nothing is told, or something in an unknown form,
 * makes its ticket untold, and so does one in which somebody chatted: its
 * audits say more.
 */
import * as v from "valibot";
import { type Instant, writeInstant } from "../../time/instant.ts";
import type { Decoded } from "../decoded.ts";
import { type Decoding, decodeAudits } from "./decode-audits.ts";
import { isImpersonal, readVia } from "./decode-via.ts";
import { audit, perhapsId, via as viaShape } from "./wire.ts";

type Via = v.InferOutput<typeof viaShape>;

/** How something came about: in a word of the stream, or as audits say it. */
type Way = string | Via;

interface ToldEvent {
  readonly id: string;
  readonly way: Way;
  /** As it stands in an audit, without its `via`. */
  readonly event: object;
}

/** One save, as far as it is needed: without texts, names and addresses. */
export interface ToldSave {
  readonly id: string;
  readonly at: Instant;
  readonly author: string | null;
  readonly isCreation: boolean;
  readonly way: Way;
  readonly events: readonly ToldEvent[];
}

const { id, created_at } = audit.entries;

const childShape = v.looseObject({
  id,
  event_type: v.string(),
  via: v.union([v.string(), viaShape]),
  via_reference_id: perhapsId,
});
const commentShape = v.object({
  type: v.optional(v.literal("Comment"), "Comment"),
  author_id: perhapsId,
  public: v.boolean(),
  audit_id: perhapsId,
});
const saveShape = v.object({
  id,
  created_at,
  updater_id: v.pipe(
    v.union([v.string(), v.number()]),
    v.transform((given) => v.parse(perhapsId, given)),
  ),
  via: v.union([v.string(), viaShape]),
  via_reference_id: perhapsId,
  child_events: v.array(childShape),
});

type Child = v.InferOutput<typeof childShape>;

/** Reads one save; null where it is not told in full, or not in a form that we know. */
export function readSave(given: unknown): ToldSave | null {
  const { output, success } = v.safeParse(saveShape, given);
  if (!success || !output.child_events.length) return null;
  const events: ToldEvent[] = [];
  for (const child of output.child_events) {
    const told = child.event_type === "Comment" ? commentIn(child, output.id) : fieldsIn(child);
    if (!told) return null;
    events.push(...told);
  }
  const way = wayOf(output, events);
  if (!way) return null;
  const title = typeof output.via === "string" ? wordOf(output.via, null) : null;
  return {
    id: output.id,
    at: output.created_at,
    author: output.updater_id,
    isCreation: output.child_events.some(({ event_type }) => event_type === "Create"),
    way,
    // Under the save's own title stands what the save itself did.
    events: events.map((event) => (event.way === title ? { ...event, way } : event)),
  };
}

function commentIn(child: Child, save: string): readonly ToldEvent[] | null {
  const { output, success } = v.safeParse(commentShape, child);
  if (!success || typeof child.via === "string" || (output.audit_id ?? save) !== save) return null;
  const { audit_id, ...comment } = output;
  return [{ id: child.id, way: child.via, event: { ...comment, id: child.id } }];
}

/** One field, or some custom ones. */
function fieldsIn(child: Child): readonly ToldEvent[] | null {
  const { id, via, via_reference_id, event_type: type, previous_value, ...rest } = child;
  const { added_tags, removed_tags, ...fields } = rest;
  const [[field, value] = [], ...more] = Object.entries(fields);
  if (!/^(Create|Change)$/.test(type) || field === undefined || more.length) return null;
  const way = typeof via === "string" ? wordOf(via, via_reference_id) : via;
  const told = (field_name: string) => ({
    id,
    way,
    event: { type, field_name, value, ...(type === "Change" && { previous_value }) },
  });
  if (field !== "custom_ticket_fields") return [told(field)];
  const names = typeof value === "object" ? Object.keys(value ?? {}) : [];
  return names.length ? names.map(told) : null;
}

function wordOf(title: string, reference: string | null): string {
  return `${title}#${reference ?? ""}`;
}

/**
 * How the save itself came about. What somebody wrote in it says so in full;
 * else its title does, with the number that all under the same title have.
 */
function wayOf(
  { via, via_reference_id }: v.InferOutput<typeof saveShape>,
  events: readonly ToldEvent[],
): Way | null {
  if (typeof via !== "string") return via;
  const written = events.find(({ way }) => typeof way !== "string" && !isImpersonal(readVia(way)));
  if (written) return written.way;
  if (via_reference_id) return wordOf(via, via_reference_id);
  const same = new Set(events.flatMap(({ way }) => (isUnder(way, via) ? [way] : [])));
  if (same.size > 1) return null;
  return [...same][0] ?? wordOf(via, null);
}

function isUnder(way: Way, title: string): boolean {
  return typeof way === "string" && way.startsWith(`${title}#`);
}

/** What each word of the stream stands for in audits; null where that differs. */
export type Words = ReadonlyMap<string, Via | null>;

interface TellingDecoding extends Decoding {
  readonly words: Words;
}

/**
 * The history of one ticket from all of its saves, in the order of the stream;
 * null where a word is not known, or what it stands for is more than the stream
 * tells.
 */
export function decodeTicketEvents(
  saves: readonly ToldSave[],
  { words, ...decoding }: TellingDecoding,
): Decoded | null {
  const meaningOf = (way: Way): Via | null => {
    const via = typeof way === "string" ? (words.get(way) ?? null) : way;
    return via && isTold(via) ? via : null;
  };
  const audits: object[] = [];
  for (const { id, at, author, way, events } of saves) {
    const via = meaningOf(way);
    const all = events.flatMap(({ event, way: own }) => {
      const meant = meaningOf(own);
      return meant ? [{ ...event, via: meant }] : [];
    });
    if (!via || all.length < events.length) return null;
    audits.push({ id, created_at: writeInstant(at), author_id: author, via, events: all });
  }
  return decodeAudits([{ audits }], decoding);
}

/** Whether the stream tells all that matters of what came about so. */
function isTold(via: Via): boolean {
  return isPlain(`${via.channel}`) || readVia(via) !== "person";
}

/** Whether audits tell nothing of such a channel that the stream does not: of messages they do. */
export function isPlain(channel: string): boolean {
  return /^(web|email|api|mobile|voice|phone|help_center)$/.test(channel);
}
