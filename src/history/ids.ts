/** The host's own ids, as text, each with its kind so that they cannot be mixed up. */
export type TicketId = string & { readonly __ticket: true };
export type PersonId = string & { readonly __person: true };
export type GroupId = string & { readonly __group: true };
