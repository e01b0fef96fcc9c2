/** A Request Tracker that runs somewhere, to which we sign in as somebody. */
export interface RealRt {
  /** As a browser would, with the session of who signed in. */
  readonly fetch: typeof globalThis.fetch;
  /** What was asked for. */
  readonly asked: string[];
}

/** The one that goes out, whatever a test puts in its place. */
const { fetch } = globalThis;

/** Signs in through the page that everybody uses; throws where RT does not let us in. */
export async function signIn(base: string, user: string, password: string): Promise<RealRt> {
  const door = await fetch(`${base}/NoAuth/Login.html`, {
    method: "POST",
    redirect: "manual",
    headers: { Referer: `${base}/` },
    body: new URLSearchParams({ user, pass: password }),
  });
  const session = door.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");
  const browser = { Cookie: session, "User-Agent": "Mozilla/5.0" };
  const isIn = await fetch(`${base}/REST/2.0/rt`, { headers: browser, redirect: "manual" });
  if (!isIn.ok) throw new Error(`${base} does not let ${user} in.`);
  const asked: string[] = [];
  return {
    asked,
    fetch(input, init) {
      const { headers, ...rest } = init ?? {};
      asked.push(`${input}`.slice(base.length));
      return fetch(input, { ...rest, headers: { ...Object(headers), ...browser } });
    },
  };
}
