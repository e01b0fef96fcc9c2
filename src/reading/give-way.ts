/**
 * Lets whatever else waits for the thread go first, where that is due; asked between two pieces of
 * work. Null where it is not: waiting even for nothing, ticket by ticket, would take its time.
 */
export type GiveWay = () => Promise<void> | null;

/** On a thread of its own nobody else waits. */
export const alone: GiveWay = () => null;

/** So many milliseconds are worked at a stretch: half of what a smooth page has for a frame. */
const longest = 8;

/** For a thread that draws a page as well. */
export function createGiveWay(parts: {
  /** In milliseconds; only ever forward. */
  clock(): number;
  /** Resolves in a task of its own, after those that wait already. */
  pass(): Promise<void>;
}): GiveWay {
  const { clock, pass } = parts;
  let since = clock();
  let passing: Promise<void> | null = null;
  async function passOn(): Promise<void> {
    await pass();
    since = clock();
    passing = null;
  }
  return () => {
    if (clock() - since < longest) return null;
    passing ??= passOn();
    return passing;
  };
}

/** The same on the page that loads this itself, where it may have no worker. */
export function besidePage(clock = () => performance.now()): GiveWay {
  const { port1, port2 } = new MessageChannel();
  let wake = () => {};
  port1.onmessage = () => wake();
  return createGiveWay({
    clock,
    pass: () =>
      new Promise((resolve) => {
        wake = resolve;
        port2.postMessage(null);
      }),
  });
}
