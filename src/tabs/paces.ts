import { type Allowance, type Manners, type Place, refusalIn } from "../hosts/allowance.ts";
import type { Answer, Question } from "../hosts/carry.ts";
import type { Urgency } from "../hosts/host.ts";
import { headersOf } from "./headers-of.ts";
import type { Pace } from "./pace.ts";

/** How fast may be asked for what: beside the one budget, some addresses have limits of their own. */
export interface Paces {
  /** Milliseconds until one more request of any kind may go; 0: now. */
  wait(urgency: Urgency): number;
  /** The same for the limits of a question's own address; 0 where it has none. */
  ownWait(question: Question, urgency: Urgency): number;
  /** A question goes now. */
  went(question: Question): void;
  /**
   * What an answer said, and how long ago its question had gone; null where
   * another tab asked.
   */
  heard(
    answered: { readonly question: Question; readonly answer: Answer },
    took: number | null,
  ): void;
}

interface PacesParts {
  readonly manners: Manners;
  /** Of everything. */
  readonly pace: Pace;
  /** The pace of one place. */
  open(place: Place): Pace;
}

export function createPaces({ manners, open, pace }: PacesParts): Paces {
  const places = manners.places.map((place) => ({ ...place, pace: open(place) }));
  const placeOf = ({ url }: Question) => places.find(({ has }) => has(url))?.pace;

  return {
    wait: pace.wait,
    ownWait: (question, urgency) => placeOf(question)?.wait(urgency) ?? 0,
    went(question) {
      pace.went();
      placeOf(question)?.went();
    },
    heard({ answer, question }, took) {
      const told = { status: answer.status, headers: headersOf(answer) };
      const allowance = manners.allowance(told);
      const place = placeOf(question);
      if (!place) return pace.heard(allowance, took);
      const { isFree } = allowance;
      place.heard({ ...silent, isFree, ...refusalIn(told) }, took);
      // As long as anything is left to the account, only the place was refused.
      const isOwn = allowance.remaining !== 0;
      pace.heard(isOwn ? { ...allowance, isRefused: false, retryAfter: null } : allowance, took);
    },
  };
}

const silent: Allowance = {
  limit: null,
  remaining: null,
  resetsIn: null,
  retryAfter: null,
  isRefused: false,
  isFree: false,
};
