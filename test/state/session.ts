import type { Host } from "../../src/hosts/host.ts";
import { createReading } from "../../src/reading/reading.ts";
import { type AppModel, createAppModel, type Session } from "../../src/state/app-model.ts";
import { type FakeHost, fakeHost, now, type World } from "./fake-host.ts";

export interface Opened extends Session {
  readonly app: AppModel;
  readonly host: FakeHost;
}

/** A widget that has started beside a fake host, with its view read. */
export async function openSession(world: World, overrides: Partial<Host> = {}): Promise<Opened> {
  const host = fakeHost(world, overrides);
  const app = createAppModel({ host, reading: createReading({ host, now }), now });
  await app.start();
  const session = app.session.value.value;
  if (!session) throw new Error("the session did not open");
  await session.view.refresh();
  await settled();
  return { ...session, app, host };
}

/** Waits until everything that answers at once has answered. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 500; turn++) await Promise.resolve();
}
