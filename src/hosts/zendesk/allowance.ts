import { type Allowance, type Manners, refusalIn } from "../allowance.ts";

type Headers = Response["headers"];

/**
 * Zendesk stops every account at 100,000 a minute, whatever it has paid for: who
 * tells of more is no Zendesk but a desk of our own that keeps no limits.
 */
const mostOfAll = 100_000;

/**
 * Apart from the account's limit, Zendesk gives each app 100 requests a minute
 * and 700 in five for each of its users, and does not tell how many are left.
 * We stay well below: other copies of a page count as well.
 */
export const zendeskManners: Manners = {
  limits: [
    { requests: 80, within: 60 },
    { requests: 600, within: 300 },
  ],
  // The whole account's, unless it pays for more: exports are asked for no faster than that.
  places: [
    {
      name: "exports",
      has: (url) => url.includes("/incremental/"),
      limits: [{ requests: 10, within: 60 }],
    },
  ],
  allowance: readAllowance,
};

/**
 * The account's limit stands in `ratelimit-*` and `x-rate-limit*`; those of
 * single addresses in `zendesk-ratelimit-*`. What a used up address says holds
 * for that address alone: who asked it waits, the others need not.
 */
function readAllowance(answer: Pick<Response, "status" | "headers">): Allowance {
  const { headers } = answer;
  const { isRefused, retryAfter } = refusalIn(answer);
  const isLocal = isRefused && [...headers].some(isUsedUp);
  const limit = numberIn(headers, ["ratelimit-limit", "x-rate-limit"]);
  const isFree = limit !== null && limit > mostOfAll;
  return {
    limit,
    remaining: isFree ? null : numberIn(headers, ["ratelimit-remaining", "x-rate-limit-remaining"]),
    resetsIn: numberIn(headers, ["ratelimit-reset"]),
    retryAfter: isLocal ? null : retryAfter,
    isRefused: isRefused && !isLocal,
    isFree,
  };
}

/** `total=100; remaining=0; resets=41` */
function isUsedUp([name, value]: readonly [string, string]): boolean {
  return name.startsWith("zendesk-ratelimit-") && /\bremaining=0\b/.test(value);
}

function numberIn(headers: Headers, names: readonly string[]): number | null {
  const found = names.map((name) => /^\s*(\d+)/.exec(headers.get(name) ?? "")?.[1]).find(Boolean);
  return found === undefined ? null : Number(found);
}
