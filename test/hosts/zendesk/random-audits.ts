import fc from "fast-check";
import type { Audit, Event, Via } from "../../../src/hosts/zendesk/wire.ts";
import { shift, writeInstant } from "../../../src/time/instant.ts";
import { at } from "../../timeline.ts";
import { ana, ben, byTrigger, customer, via } from "./audits.ts";

/** One thing that happened in a save; privacy is of the n-th comment before. */
type Deed =
  | { readonly kind: "event"; readonly event: Omit<Event, "id"> }
  | { readonly kind: "comment"; readonly isPublic: boolean; readonly author: number | null }
  | { readonly kind: "privacy"; readonly back: number; readonly isPublic: boolean };

interface Save {
  readonly gap: number;
  readonly seconds: number;
  readonly author: number;
  readonly via: Via;
  readonly deeds: readonly Deed[];
}

const change = (field_name: string, [previous_value, value]: readonly unknown[]) =>
  ({ type: "Change", field_name, previous_value, value }) as const;

const events: fc.Arbitrary<Omit<Event, "id">> = fc.constantFrom<Omit<Event, "id">>(
  change("status", ["open", "solved"]),
  change("status", ["solved", "open"]),
  change("status", ["open", "deleted"]),
  change("status", ["suspended", "open"]),
  change("custom_status_id", [1, 9001]),
  change("assignee_id", [null, `${ben}`]),
  change("tags", [["vip"], ["vip", "closed_by_merge"]]),
  change("tags", [["vip"], ["hot"]]),
  change("requester_id", [`${customer}`, `${ana}`]),
  change("satisfaction_score", ["offered", "good"]),
  change("schedule_id", [null, "42"]),
  { ...change("group_id", [null, "31"]), ...byTrigger },
  { ...change("priority", [null, "high"]), via: via("rule", "automation") },
  { type: "ChatStartedEvent", value: { chat_id: "c1" } },
  { type: "ChatEndedEvent", value: { chat_id: "c1" } },
  { type: "Notification", ...byTrigger },
  { type: "Tweet" },
);

/** Such as make a remark that may be made of a part alone. */
const odd = fc.constantFrom<Omit<Event, "id">>(
  { type: "Hologram" },
  change("custom_status_id", [1, 7777]),
);

const deed: fc.Arbitrary<Deed> = fc.oneof(
  { arbitrary: events.map((event) => ({ kind: "event", event }) as const), weight: 8 },
  { arbitrary: odd.map((event) => ({ kind: "event", event }) as const), weight: 1 },
  {
    arbitrary: fc.record({
      kind: fc.constant("comment" as const),
      isPublic: fc.boolean(),
      author: fc.constantFrom(ana, customer, null),
    }),
    weight: 5,
  },
  {
    arbitrary: fc.record({
      kind: fc.constant("privacy" as const),
      back: fc.nat(12),
      isPublic: fc.boolean(),
    }),
    weight: 1,
  },
);

const save: fc.Arbitrary<Save> = fc.record({
  gap: fc.integer({ min: 1, max: 900 }),
  // Many in one second.
  seconds: fc.constantFrom(0, 0, 1, 3600),
  author: fc.constantFrom(ana, ben, customer, -1),
  via: fc.constantFrom(
    via("web"),
    via("email"),
    via("api"),
    via("web", "merge"),
    via("rule", "automation"),
  ),
  deeds: fc.array(deed, { maxLength: 4 }),
});

/** A ticket's audits at any moment of its life. */
export interface Life {
  readonly length: number;
  /** What Zendesk tells once so many audits were written, oldest first. */
  after(count: number): readonly Audit[];
}

/** Random lives; a few do not begin with the creation. */
export const lives: fc.Arbitrary<Life> = fc
  .tuple(fc.array(save, { minLength: 2, maxLength: 30 }), fc.integer({ min: 0, max: 12 }))
  .map(([saves, isCut]) => lifeOf(saves, isCut === 0));

function lifeOf(saves: readonly Save[], isCut: boolean): Life {
  return {
    length: saves.length,
    after: (count) => auditsOf(saves.slice(0, count), isCut),
  };
}

const creation: readonly Omit<Event, "id">[] = [
  { type: "Create", field_name: "status", value: "new" },
  { type: "Create", field_name: "requester_id", value: `${customer}` },
];

/** A comment is shown as it is now; the changes stand in their own audits. */
function auditsOf(saves: readonly Save[], isCut: boolean): readonly Audit[] {
  const comments: { -readonly [Key in keyof Event]: Event[Key] }[] = [];
  let id = 990;
  let time = at("09:00");
  return saves.map((one, index) => {
    id += one.gap;
    time = shift(time, one.seconds);
    const told = one.deeds.flatMap((deed, place): readonly Omit<Event, "id">[] => {
      if (deed.kind === "event") return [deed.event];
      const isPublic = deed.isPublic;
      if (deed.kind === "comment") {
        const named = { id: id * 100 + 50 + place, author_id: deed.author };
        const comment = { type: "Comment", ...named, public: isPublic };
        comments.push(comment);
        return [comment];
      }
      const changed = comments.at(-1 - deed.back);
      if (!changed || changed.public === isPublic) return [];
      changed.public = isPublic;
      return [{ type: "CommentPrivacyChange", comment_id: changed.id, public: isPublic }];
    });
    return {
      id,
      ticket_id: 7,
      created_at: writeInstant(time),
      author_id: one.author,
      via: one.via,
      events: [...(index === 0 && !isCut ? creation : []), ...told].map((event, place) =>
        event.type === "Comment" ? event : { ...event, id: id * 100 + place },
      ),
    };
  });
}
