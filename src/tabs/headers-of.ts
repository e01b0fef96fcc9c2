import type { Answer } from "../hosts/carry.ts";

/** One by one: a header that a browser refuses must not hide the others. */
export function headersOf({ headers }: Pick<Answer, "headers">): Headers {
  const told = new Headers();
  for (const header of headers) {
    try {
      told.set(...header);
    } catch {}
  }
  return told;
}
