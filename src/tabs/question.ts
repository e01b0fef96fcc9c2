import type { Answer, Question } from "../hosts/carry.ts";
import type { CallOptions, Urgency } from "../hosts/host.ts";
import type { Failure } from "../hosts/trouble.ts";

export interface AskOptions extends CallOptions {
  /** Whether nothing is changed by it, whatever its method. */
  readonly isReading: boolean;
}

/**
 * Asks the host, in its turn. Rejects with `HostError`, on an abort with the
 * signal's reason.
 */
export type Ask = (question: Question, options: AskOptions) => Promise<Answer>;

/** One request of one tab. */
export interface Address {
  readonly tab: string;
  readonly id: number;
}

/** Who asks, and how it may be answered. */
export interface Asker extends Address {
  readonly urgency: Urgency;
  readonly isHidden: boolean;
  /** The place in the order of questions of the newest list that the tab knows. */
  readonly since: number;
}

/** What became of questions, for those who asked them. */
export type News =
  | Answered
  | { readonly kind: "failed"; readonly to: readonly Address[]; readonly failure: Failure }
  /** Nothing goes for so many seconds; null: it has gone. */
  | { readonly kind: "wait"; readonly to: readonly Address[]; readonly seconds: number | null };

export interface Answered {
  readonly kind: "answered";
  readonly to: readonly Address[];
  readonly question: Question;
  readonly answer: Answer;
  /** When it was asked of the host, as a place in the order of questions. */
  readonly order: number;
}

/** A clock of milliseconds that never goes back, and what is to be done later. */
export interface Clock {
  now(): number;
  /** Returns its undo. */
  after(time: number, act: () => void): () => void;
}

export function isSame(one: Question, other: Question): boolean {
  return one.url === other.url && one.method === other.method && one.body === other.body;
}

export function isFrom(one: Address, other: Address): boolean {
  return one.id === other.id && one.tab === other.tab;
}
