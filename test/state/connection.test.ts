import { expect, test } from "vitest";
import { HostError, type Trouble } from "../../src/hosts/trouble.ts";
import { openSession, settled } from "./session.ts";

const refusing = (trouble: Trouble) => async () => {
  throw new HostError(trouble);
};

const opens = "Mon+12 09:00 customer opens";

test("what being offline has stopped goes on once the host can be reached", async () => {
  const { app, host, view } = await openSession({ tickets: { T1: opens }, current: "T1" });
  const { views, tickets } = host;
  expect(app.isOffline.value).toBe(false);
  host.views = refusing({ kind: "offline" });
  await view.refresh();
  expect(app.isOffline.value).toBe(true);
  await app.reconnect();
  expect(view.progress.value.phase).toBe("failed");
  Object.assign(host, { views, tickets });
  await app.reconnect();
  await settled();
  expect(view.progress.value.phase).toBe("done");
  expect(app.isOffline.value).toBe(false);
});

test("what the browser says holds until the host is reached, and nothing is read anew", async () => {
  const { app, host } = await openSession({ tickets: { T1: opens } });
  const { views } = host;
  host.views = refusing({ kind: "offline" });
  app.loseConnection();
  await app.reconnect();
  expect(app.isOffline.value).toBe(true);
  host.views = views;
  const before = host.asked.length;
  await app.reconnect();
  expect(app.isOffline.value).toBe(false);
  expect(host.asked.length).toBe(before);
});

test("who is refused has reached the host", async () => {
  const { app, host } = await openSession({ tickets: { T1: opens } });
  app.loseConnection();
  host.views = refusing({ kind: "not_permitted", what: "views" });
  await app.reconnect();
  expect(app.isOffline.value).toBe(false);
});
