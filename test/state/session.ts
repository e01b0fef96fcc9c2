import { expect } from "vitest";
import type { Host } from "../../src/hosts/host.ts";
import { createReading } from "../../src/reading/reading.ts";
import type { ReadTicket } from "../../src/reading/telling.ts";
import { type AppModel, createAppModel, type Session } from "../../src/state/app-model.ts";
import { findTicket } from "../../src/state/evidence.ts";
import type { Views } from "../../src/state/views.ts";
import { ticketId } from "../timeline.ts";
import { type FakeHost, fakeHost, now, type World } from "./fake-host.ts";

export interface Opened extends Session, Views {
  readonly app: AppModel;
  readonly host: FakeHost;
}

/** The settings' form, for widgets that nobody draws or that are drawn whole. */
export const fetchSettings = () => import("../../src/state/settings-model.ts");

/** A widget that has started beside a fake host, with its view read. */
export async function openSession(world: World, overrides: Partial<Host> = {}): Promise<Opened> {
  const host = fakeHost(world, overrides);
  const app = createAppModel({ host, reading: createReading({ host, now }), fetchSettings, now });
  await app.start();
  app.choose("me");
  await expect.poll(() => app.views.value?.view.progress.value.phase).toBe("done");
  await settled();
  const session = app.session.value.value;
  const views = app.views.value;
  if (!session || !views) throw new Error("the session did not open");
  return { ...session, ...views, app, host };
}

/** Opens all that happened on a ticket of the view, and waits until it is there. */
export async function openUpdates(session: Opened, ticket: string): Promise<ReadTicket> {
  const place = { kind: "updates", metric: null, agent: null, at: null } as const;
  session.app.open({ ...place, ticket: ticketId(ticket) });
  await expect.poll(() => findTicket(session, ticketId(ticket)).read).toBeDefined();
  const { read } = findTicket(session, ticketId(ticket));
  if (!read) throw new Error(`${ticket} is not read`);
  return read;
}

/** Waits until everything that answers at once has answered, and code that is fetched has come. */
export async function settled(): Promise<void> {
  await import("../../src/state/views.ts");
  await import("../../src/state/board-model.ts");
  await import("../../src/state/worked-by.ts");
  await fetchSettings();
  for (let turn = 0; turn < 4000; turn++) await Promise.resolve();
}
