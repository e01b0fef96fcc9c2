/** Who handles a topic first. */
export type Team = "front" | "billing" | "technical";

/**
 * Something that customers write about. `{product}` and `{order}` stand for
 * what this customer bought.
 */
export interface Topic {
  readonly tag: string;
  readonly team: Team;
  /** The share of its tickets that the first line cannot settle; about a tenth where it is left out. */
  readonly hard?: number;
  readonly reports: readonly [Report, ...Report[]];
  readonly exchanges: readonly [Exchange, ...Exchange[]];
  readonly fixes: Lines;
  readonly notes: Lines;
}

/** A ticket's subject and the message under it. */
export interface Report {
  readonly subject: string;
  readonly says: string;
}

/** What an agent asks back, and what the customer then answers. */
interface Exchange {
  readonly asks: string;
  readonly answers: string;
}

export type Lines = readonly [string, ...string[]];
