import type { PersonId, TicketId } from "../../history/ids.ts";
import { ask } from "../ask.ts";
import type { HostFetch } from "../carry.ts";
import type { CallOptions, HostAnswers, Viewer } from "../host.ts";
import { HostError } from "../trouble.ts";
import { requestTrackerApi } from "./api.ts";
import type { DeedsOptions } from "./decode-deeds.ts";
import type { Terms } from "./decode-terms.ts";
import { historiesOf } from "./histories.ts";
import { peopleOf } from "./people.ts";
import { queuesOf } from "./queues.ts";
import { staffOf } from "./staff.ts";
import type { Surroundings } from "./surroundings.ts";
import { ticketsOf } from "./tickets.ts";
import { viewsOf } from "./views.ts";
import type { Ticket } from "./wire.ts";

/** What RT's REST2 answers, for the viewer in whose name `fetch` asks. */
export function requestTrackerAnswers(
  surroundings: Surroundings,
  { fetch }: { readonly fetch: HostFetch },
): HostAnswers {
  const { base, settingsPath, terms, user } = surroundings;
  const api = requestTrackerApi({ base, fetch });
  const queues = queuesOf(api);
  const staff = staffOf({ api, surroundings });
  const people = peopleOf({ api, queues, staff, surroundings });
  const views = viewsOf({ api, surroundings });
  const met = new Map<TicketId, Ticket>();
  const tickets = ticketsOf({
    api,
    terms,
    meet(ticket) {
      met.set(ticket.id as TicketId, ticket);
      for (const person of [ticket.Owner, ...ticket.Requestor]) if (person) people.meet(person);
    },
    nobody: async (options) => (await staff.specials(options)).nobody,
    queryOf: views.queryOf,
  });
  const histories = historiesOf({
    api,
    known: (ticket) => met.get(ticket),
    meetAll: tickets.meetAll,
    look: tickets.one,
    meet: people.meet,
    async terms(options): Promise<DeedsOptions> {
      const [specials, lifecycles] = await Promise.all([
        staff.specials(options),
        queues.lifecycles(options),
      ]);
      return { ...specials, lifecycles, terms };
    },
    hidesNotes: (ticket) => hidesNotes(ticket, surroundings),
  });
  // The page tells the old ones until it is loaded anew.
  let known = surroundings.settings;
  return {
    viewer: async () => viewerOf(surroundings),
    // What was read without a right says so, and what words mean is up to the site:
    // with another right, or where words mean something else, all has to be read anew.
    account: async () =>
      `${base} notes ${surroundings.noteQueues.join(" ")} terms ${writeTerms(terms)}`,
    views: views.all,
    tickets: tickets.inView,
    ticket: tickets.one,
    histories,
    directory: people.directory,
    staff: people.staff,
    schedules: async () => surroundings.schedules,
    settings: async () => known,
    async saveSettings(parameters, options: CallOptions) {
      const refused = new HostError({ kind: "not_permitted", what: "settings" });
      if (settingsPath === null || !user.isAdmin) throw refused;
      const asked = { ...options, fetch, about: "settings", method: "post" } as const;
      const answer = await ask(base + settingsPath, { ...asked, json: { settings: parameters } });
      // RT likes to say no with a 200.
      if (/permission denied/i.test(JSON.stringify(answer))) throw refused;
      known = { ...Object(known), ...parameters };
    },
  };
}

function writeTerms({ lifecycles, priorities }: Terms): string {
  return JSON.stringify([...lifecycles, ...priorities]);
}

function viewerOf({ user }: Surroundings): Viewer {
  return {
    id: user.id as PersonId,
    name: user.name,
    role: user.isAdmin ? "admin" : "agent",
    groups: [],
  };
}

/** RT leaves comments out without a word where the viewer may not read them. */
function hidesNotes({ Queue, id }: Ticket, surroundings: Surroundings): boolean {
  const { noteQueues, seesNotes, ticket, user } = surroundings;
  const isBeside = seesNotes && id === ticket;
  return !user.isAdmin && !noteQueues.includes(Queue.id) && !isBeside;
}
