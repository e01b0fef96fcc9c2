import * as v from "valibot";
import { type Terms, usualTerms } from "./decode-terms.ts";

/** Somebody who is or was privileged, so that he may answer customers. */
export interface StaffMember {
  readonly id: string;
  readonly name: string;
  /** May no longer sign in. */
  readonly isGone: boolean;
}

/** What the plugin writes into the page. Plain data: it crosses threads. */
export interface Surroundings {
  /** Where RT is, without a slash at its end: `https://rt.example/rt`. */
  readonly base: string;
  readonly place: "ticket" | "view" | "page";
  readonly ticket: string | null;
  readonly search: string | null;
  readonly searchName: string;
  /** The TicketSQL on screen. */
  readonly query: string;
  readonly user: { readonly id: string; readonly name: string; readonly isAdmin: boolean };
  /** The queues in which the viewer may read comments. */
  readonly noteQueues: readonly string[];
  /** Whether he may on the ticket beside which we stand, whatever its queue. */
  readonly seesNotes: boolean;
  /** Empty where RT's user has set none. */
  readonly locale: string;
  readonly zone: string;
  readonly theme: string;
  /** Not yet validated; see `definitions/settings.ts`. */
  readonly settings: unknown;
  /** Where an admin's settings go; null where they are not kept. */
  readonly settingsPath: string | null;
  readonly terms: Terms;
  /** Empty where the plugin does not tell. */
  readonly staff: readonly StaffMember[];
  /** The numbers of RT_System and of Nobody; null where the plugin does not tell. */
  readonly machine: string | null;
  readonly nobody: string | null;
}

const id = v.pipe(v.union([v.string(), v.number()]), v.transform(String), v.regex(/^\d+$/));
const text = v.optional(v.string(), "");
const perhapsId = v.fallback(v.nullable(v.optional(id, null as never)), null);
const flag = v.pipe(
  text,
  v.transform((given) => given === "1"),
);
/** What stands there in JSON; `instead` where it does not make sense. */
const json = <S extends v.GenericSchema>(shape: S, instead: v.InferOutput<S>) =>
  v.fallback(v.pipe(text, v.transform(parsed), shape), instead as never);

const names = v.array(v.string());
const lifecycle = v.object({ initial: names, active: names, inactive: names });
const staffMember = v.pipe(
  v.tuple([id, v.string(), v.nullish(v.string(), ""), v.optional(v.unknown())]),
  v.transform(([id, login, name, gone]) => ({
    id,
    name: name || login,
    isGone: Number(gone ?? 0) === 1,
  })),
);

const mountShape = v.object({
  place: v.picklist(["ticket", "view", "page"]),
  ticket: perhapsId,
  search: perhapsId,
  searchName: text,
  query: text,
  webPath: text,
  userId: id,
  user: text,
  userName: text,
  admin: flag,
  noteQueues: text,
  seesNotes: flag,
  locale: text,
  zone: text,
  theme: text,
  settings: json(v.record(v.string(), v.unknown()), {}),
  settingsPath: text,
  lifecycles: json(v.record(v.string(), lifecycle), {}),
  priorities: json(v.record(v.string(), v.pipe(v.unknown(), v.transform(Number), v.number())), {}),
  staff: json(v.array(staffMember), []),
  machine: perhapsId,
  nobody: perhapsId,
});

/** Reads what stands on the element into which we draw; throws where the page does not say who looks. */
export function readSurroundings(mount: HTMLElement): Surroundings {
  const { system, ...data } = { ...mount.dataset };
  const { issues, output } = v.safeParse(mountShape, { ...data, machine: system });
  if (issues) {
    throw new Error(`The page does not say ${v.getDotPath(issues[0])}.`);
  }
  const { admin, lifecycles, noteQueues, priorities, settingsPath, webPath } = output;
  return {
    ...output,
    base: location.origin + webPath.replace(/\/+$/, ""),
    user: { id: output.userId, name: output.userName || output.user, isAdmin: admin },
    noteQueues: noteQueues.split(/\s+/).filter(Boolean),
    settingsPath: settingsPath || null,
    terms: {
      lifecycles: Object.keys(lifecycles).length
        ? new Map(Object.entries(lifecycles))
        : usualTerms.lifecycles,
      priorities: Object.keys(priorities).length
        ? Object.entries(priorities).sort(([, one], [, other]) => one - other)
        : usualTerms.priorities,
    },
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
