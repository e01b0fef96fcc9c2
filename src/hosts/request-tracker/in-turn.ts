/** RT answers with a few workers; more questions at once only wait in front of them. */
const inFlight = 4;

/** What is made of things, in their order, a few at a time. */
export async function* inTurn<T, R>(
  things: Iterable<T>,
  make: (thing: T) => Promise<R>,
): AsyncGenerator<R> {
  const running: Promise<R>[] = [];
  for (const thing of things) {
    const made = make(thing);
    // A failure is told once, by the one that is waited for.
    made.catch(() => {});
    if (running.push(made) === inFlight) yield* running.splice(0, 1);
  }
  yield* running;
}
