import { render } from "preact";
import { readScene } from "../scene.ts";
import { Desk } from "./desk.tsx";
import { type DeskClient, deskClient } from "./desk-client.ts";
import { type DeskModel, deskModel } from "./desk-model.ts";
import "./page.css";

const scene = readScene(new URLSearchParams(location.search));

try {
  const model = await openModel(deskClient(scene));
  render(<Desk model={model} />, document.body);
  await model.refresh();
  const first = scene.ticket ?? model.list.tickets.value[0]?.id;
  if (first !== undefined && scene.place === "ticket_sidebar")
    await model.openTicket(Number(first));
} catch (failure) {
  render(<p role="alert">The desk does not answer: {String(failure)}</p>, document.body);
}

async function openModel(client: DeskClient): Promise<DeskModel> {
  const [settings, me, agents, groups, views] = await Promise.all([
    client.settings(),
    client.me(),
    client.agents(),
    client.groups(),
    client.views(),
  ]);
  return deskModel(client, { scene, me, agents, groups, views, settings });
}
