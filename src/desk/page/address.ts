/** This page's address with some parameters changed; null takes one away. */
export function addressWith(changes: Readonly<Record<string, string | null>>): string {
  const query = new URLSearchParams(location.search);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) query.delete(name);
    else query.set(name, value);
  }
  const text = query.toString();
  return text ? `/?${text}` : "/";
}

/** Keeps the address in step with what is shown, so that it can be loaded again. */
export function rememberInAddress(changes: Readonly<Record<string, string | null>>): void {
  history.replaceState(null, "", addressWith(changes));
}

/** The same as a step that the browser can take back. */
export function stepInAddress(changes: Readonly<Record<string, string | null>>): void {
  history.pushState(null, "", addressWith(changes));
}

/** The same machine under its other name: to a browser, another origin. */
export function otherOrigin(): string {
  const name = location.hostname === "localhost" ? "127.0.0.1" : "localhost";
  return `${location.protocol}//${name}:${location.port}`;
}
