import type { Via } from "../../../src/hosts/zendesk/wire.ts";
import { ana, via } from "./audits.ts";

/** A save as Zendesk's stream tells it: by Ana, in the web. */
export function save(child_events: readonly object[], given: object = {}) {
  return {
    id: 900,
    ticket_id: 7,
    timestamp: 1_736_154_000,
    created_at: "2025-01-06T09:00:00Z",
    updater_id: ana,
    via: "Web form",
    system: { client: "Browser", location: "Somewhere", latitude: 1, longitude: 1 },
    event_type: "Audit",
    child_events,
    ...given,
  };
}

let nextId = 901;

export const created = (field: object, given: object = {}) =>
  child("Create", { ...field, ...given });
export const changed = (field: object, given: object = {}) =>
  child("Change", { previous_value: null, ...field, ...given });

export function child(event_type: string, given: object) {
  return { id: nextId++, via: "Web form", via_reference_id: null, event_type, ...given };
}

export function comment(by: number, written: Via = via("web")) {
  return {
    ...child("Comment", { via: written }),
    type: "Comment",
    author_id: by,
    body: "Words",
    public: true,
    audit_id: 900,
  };
}
