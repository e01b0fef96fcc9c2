/**
 * What broke and where, under `about` (which Sidelight, which browser), ready to be sent on. Without
 * the words of tickets: an error that quotes what it was given has its quotation cut.
 */
export function crashReport(error: unknown, about: string): string {
  const message = String(error).replace(/".*"/s, '"…"');
  const stack = error instanceof Error ? (error.stack ?? "") : "";
  const frames = stack.split("\n").filter((line) => /^\s+at \S|^\S*@\w+:/.test(line));
  return [about, message, ...frames].join("\n");
}
