import type { GroupId, PersonId } from "../../history/ids.ts";
import type { HostFetch } from "../carry.ts";
import type { HostAnswers } from "../host.ts";
import { zendeskApi } from "./api.ts";
import { historiesOf } from "./histories.ts";
import { peopleOf, readStaff } from "./people.ts";
import { readSchedules } from "./schedules.ts";
import { type Surroundings, textOf } from "./surroundings.ts";
import { readTicket, readTickets } from "./tickets.ts";
import { readViews } from "./views.ts";

/** What Zendesk's API answers, for the viewer in whose name `fetch` asks. */
export function zendeskAnswers(
  { account, installation, settings, user }: Surroundings,
  { fetch }: { readonly fetch: HostFetch },
): HostAnswers {
  const api = zendeskApi(fetch);
  const isAdmin = user.role === "admin";
  const histories = historiesOf({ api, isAdmin });
  const people = peopleOf(api);
  // The host page tells the old ones until the app is loaded anew.
  let known = settings;
  return {
    viewer: async () => ({
      id: user.id as PersonId,
      name: user.name,
      // Custom roles have names of their own; only admins see everything.
      role: isAdmin ? "admin" : "agent",
      groups: user.groups.map((id) => id as GroupId),
    }),
    account: async () => textOf(account, "subdomain") || null,
    views: (options) => readViews(api, options),
    tickets: (view, options) => readTickets(api, { ...options, from: view, people }),
    ticket: (ticket, options) => readTicket(api, { ...options, from: ticket, people }),
    histories: (tickets, options) => histories({ ...options, tickets }),
    directory: people.directory,
    schedules: (options) => readSchedules(api, options),
    settings: async () => known,
    async saveSettings(parameters, options) {
      await api(options).put(`apps/installations/${installation}.json`, { settings: parameters });
      known = { ...Object(known), ...parameters };
    },
    staff: (options) => readStaff(api, options),
  };
}
