import { type ReadonlySignal, signal } from "@preact/signals";
import type { Directory } from "../history/directory.ts";
import type { PersonId } from "../history/ids.ts";
import type { CallOptions } from "../hosts/host.ts";
import type { Reading } from "../reading/reading.ts";
import type { Readings } from "../reading/telling.ts";

/** The reading of tickets, with everybody met on the way as a signal. */
export interface Reader extends Pick<Reading, "read" | "readWhole" | "forget"> {
  /** Everybody met so far. */
  readonly directory: ReadonlySignal<Directory>;
  /** Makes sure of the names of people, as far as the host knows them. */
  meet(people: readonly (PersonId | null)[], options: CallOptions): Promise<void>;
}

export function createReader(reading: Reading): Reader {
  const directory = signal<Directory>({ people: new Map(), groups: new Map() });
  const learn = <T extends Pick<Readings, "directory">>(readings: T): T => {
    directory.value = readings.directory ?? directory.value;
    return readings;
  };
  return {
    directory,
    async meet(people, options) {
      directory.value = await reading.meet(people, options);
    },
    read: (heads, options) =>
      reading.read(heads, {
        ...options,
        onRead: (readings) => options.onRead(learn(readings)),
      }),
    readWhole: async (head, options) => learn(await reading.readWhole(head, options)),
    forget: reading.forget,
  };
}
