import { type Manners, refusalIn } from "../allowance.ts";

/** RT counts no requests, but what stands before it may say that there are too many. */
export const requestTrackerManners: Manners = {
  limits: [],
  places: [],
  allowance: (answer) => ({
    limit: null,
    remaining: null,
    resetsIn: null,
    isFree: false,
    ...refusalIn(answer),
  }),
};
