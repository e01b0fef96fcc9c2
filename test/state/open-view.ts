import type { Host } from "../../src/hosts/host.ts";
import { createReading } from "../../src/reading/reading.ts";
import { createReader } from "../../src/state/reader.ts";
import { createTerms } from "../../src/state/terms.ts";
import { createViewModel, type ViewModel } from "../../src/state/view-model.ts";
import { type FakeHost, fakeHost, now, type World } from "./fake-host.ts";
import { type Gate, gate } from "./gate.ts";

/** A ticket's life within the last 30 days. */
export const recent = `
  Mon+12 09:00 customer opens
  Mon+12 09:40 ana replies, takes`;
/** One from before, and from before what that is compared with. */
export const old = `
  Mon-90 09:00 customer opens
  Mon-90 10:00 ana replies, solves`;

/** A view of a fake host, with nothing read yet. */
export async function openView(
  world: World,
  overrides: Partial<Host> = {},
): Promise<{ readonly host: FakeHost; readonly view: ViewModel }> {
  const host = fakeHost(world, overrides);
  return { host, view: await viewOf(host) };
}

export async function viewOf(host: FakeHost): Promise<ViewModel> {
  const reading = createReading({ host, now });
  const terms = await createTerms(await reading.rules({ signal: new AbortController().signal }));
  return createViewModel({ host, terms, now, reach: "previous", reader: createReader(reading) });
}

/** Which histories the host was asked for, in order. */
export function historiesOf({ asked }: FakeHost): readonly string[] {
  return asked.filter((it) => it.startsWith("history"));
}

/** Holds the answer for one ticket back. */
export function holding(host: FakeHost, ticket: string): Gate {
  const slow = gate();
  const { histories } = host;
  host.histories = async function* (...asked) {
    for await (const answer of histories(...asked)) {
      if (answer.ticket === ticket) await slow.opened;
      yield answer;
    }
  };
  return slow;
}
