/**
 * The shapes of REST2's answers, as far as Sidelight reads them.
 *
 * RT writes most numbers as text, nothing as "", and `id` of a person as the
 * login name unless the number is asked for with `fields[…]=id`. Lenient where
 * versions vary, strict in what a number rests on.
 */
import * as v from "valibot";
import { type Instant, readInstant } from "../../time/instant.ts";

/** An id in digits, always text afterwards. */
export const id = v.pipe(v.union([v.string(), v.number()]), v.transform(String), v.regex(/^\d+$/));

/** For what can be done without: null where it is missing or makes no sense. */
const perhaps = <S extends v.GenericSchema>(schema: S) => v.fallback(v.nullish(schema, null), null);
const text = v.fallback(v.string(), "");
/** Text, a number as text, or "". */
const value = v.pipe(
  v.nullish(v.union([v.string(), v.number()]), ""),
  v.transform((given) => `${given}`),
);

/** What is no time makes its record unreadable. */
const instant = v.pipe(
  v.string(),
  v.transform(readInstant),
  v.custom<Instant>((at) => at !== null),
);

/** Somebody, with `fields[…]=id,Name,RealName`. */
export const person = v.object({ id, Name: text, RealName: text });
export type Person = v.InferOutput<typeof person>;

/** One row of a ticket's history. `Type` decides what the others mean. */
export const transaction = v.object({
  id,
  Type: v.pipe(v.string(), v.nonEmpty()),
  Creator: person,
  Created: instant,
  /** The ticket at which it was written, which a merge does not change. */
  ObjectId: id,
  Field: value,
  OldValue: value,
  NewValue: value,
});
export type Transaction = v.InferOutput<typeof transaction>;

/** A ticket as /tickets tells it. */
export const ticket = v.object({
  id,
  Subject: text,
  Status: v.pipe(v.string(), v.nonEmpty()),
  Priority: v.pipe(value, v.transform(Number)),
  Owner: person,
  Queue: v.object({ id, Lifecycle: text }),
  Requestor: v.fallback(v.array(perhaps(person)), []),
  Created: instant,
  LastUpdated: instant,
});
export type Ticket = v.InferOutput<typeof ticket>;

/** `Disabled` is "0" for one that is in use. */
export const queue = v.object({ id, Name: text, Lifecycle: text, Disabled: value });

/** A saved search; `Description` is its title. */
export const search = v.object({
  id,
  Name: text,
  Description: text,
  Content: v.object({ Query: v.string(), SearchType: v.nullish(v.string(), "Ticket") }),
});

/** What every list carries; `total` is null where RT does not count for this viewer. */
export const list = v.object({ items: v.array(v.unknown()), total: perhaps(v.number()) });

/** One user asked for by name or number: his number stands in his links alone. */
export const user = v.object({
  Name: text,
  RealName: text,
  Privileged: v.pipe(
    value,
    v.transform((given) => given === "1"),
  ),
  _hyperlinks: v.array(v.object({ ref: text, id: perhaps(id) })),
});

/** A group with the login names of its members. */
export const group = v.object({ Members: v.array(v.object({ type: text, id: v.string() })) });
