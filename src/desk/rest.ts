import type { Audit } from "../hosts/zendesk/wire.ts";
import { customStatuses } from "./custom-statuses.ts";
import { encodeAudits } from "./encode-audits.ts";
import { encodeGroup, encodeUser, sideloadUsers } from "./encode-people.ts";
import { encodeHolidays, encodeSchedule } from "./encode-schedules.ts";
import { encodeTicket } from "./encode-tickets.ts";
import { installationId } from "./installation.ts";
import { metricSetOf } from "./metric-set.ts";
import { cutPage } from "./pages.ts";
import {
  type Asked,
  idsIn,
  ok,
  type RestAnswer,
  type RestDesk,
  type RestRequest,
  refuse,
} from "./rest-answer.ts";
import { ticketEvents } from "./rest-exports.ts";
import { activeViews, countView, countViews, viewTickets } from "./rest-views.ts";
import { saveTicket } from "./save-ticket.ts";
import type { StoredTicket } from "./store.ts";

type Handler = (asked: Asked) => RestAnswer;

const routes: readonly (readonly [method: string, path: RegExp, handle: Handler])[] = [
  ["GET", /^users\/me$/, me],
  ["GET", /^users$/, agents],
  ["GET", /^users\/show_many$/, someUsers],
  ["GET", /^groups$/, groups],
  ["GET", /^custom_statuses$/, () => ok({ custom_statuses: customStatuses })],
  ["GET", /^views\/active$/, activeViews],
  ["GET", /^views\/count_many$/, countViews],
  ["GET", /^views\/(\d+)\/count$/, countView],
  ["GET", /^views\/(\d+)\/tickets$/, viewTickets],
  ["GET", /^tickets\/show_many$/, someTickets],
  ["GET", /^tickets\/(\d+)$/, oneTicket],
  ["PUT", /^tickets\/(\d+)$/, changeTicket],
  ["GET", /^tickets\/(\d+)\/audits$/, audits],
  ["GET", /^incremental\/ticket_events$/, ticketEvents],
  ["GET", /^business_hours\/schedules$/, schedules],
  ["GET", /^business_hours\/schedules\/(\d+)\/holidays$/, holidays],
  ["GET", /^business_hours\/schedules\/(\d+)$/, schedule],
  ["PUT", /^apps\/installations\/(\d+)$/, changeInstallation],
];

/** Answers a request under /api/v2/ as Zendesk would. */
export function answerRest(request: RestRequest, desk: RestDesk): RestAnswer {
  const path = request.address.pathname.replace(/^\/api\/v2\//, "").replace(/\.json$/, "");
  for (const [method, pattern, handle] of routes) {
    const found = method === request.method && pattern.exec(path);
    if (found) return handle({ ...request, ...desk, id: found[1] ?? "" });
  }
  return refuse(404, "InvalidEndpoint");
}

function me({ viewer, store }: Asked): RestAnswer {
  return ok({ user: { ...encodeUser(viewer.person, store), role: viewer.role } });
}

/** Everybody who works here, whatever roles were asked for. */
function agents({ store, address, overlap, twist }: Asked): RestAnswer {
  const { items, paging } = cutPage(store.agents, { address, overlap, twist });
  return ok({ users: items.map((person) => encodeUser(person, store)), ...paging });
}

/** Unknown ids are passed over without a word. */
function someUsers({ store, address }: Asked): RestAnswer {
  const wanted = new Set(idsIn(address));
  const found = [...store.directory.people.values()].filter(({ id }) => wanted.has(id));
  return ok({ users: found.map((person) => encodeUser(person, store)) });
}

function groups({ store, address, overlap, twist }: Asked): RestAnswer {
  const all = [...store.directory.groups.values()];
  const { items, paging } = cutPage(all, { address, overlap, twist });
  return ok({ groups: items.map(encodeGroup), ...paging });
}

/** With `include=metric_sets` Zendesk's own figures come along. */
function someTickets(asked: Asked): RestAnswer {
  const { store, address, hours } = asked;
  const found = idsIn(address).flatMap((id) => store.ticket(id) ?? []);
  const isAsked = (address.searchParams.get("include") ?? "").split(",").includes("metric_sets");
  return ok({
    tickets: found.map((ticket) => encodeTicket(ticket, address.origin)),
    ...sideloadUsers(found, asked),
    ...(isAsked && { metric_sets: found.map((ticket) => metricSetOf(ticket, { store, hours })) }),
  });
}

function oneTicket(asked: Asked): RestAnswer {
  return withTicket(asked, (ticket) => ok({ ticket: encodeTicket(ticket, asked.address.origin) }));
}

function changeTicket(asked: Asked): RestAnswer {
  return withTicket(asked, (ticket) => {
    const saved = saveTicket(ticket, asked);
    if (!saved.ok) return refuse(422, "RecordInvalid", saved.problem);
    return ok({ ticket: encodeTicket(saved.ticket, asked.address.origin) });
  });
}

/**
 * `filter_events[]` leaves out events of other types, and audits without one of
 * these. By cursor `sort` says the order, by number `sort_order`.
 */
function audits(asked: Asked): RestAnswer {
  const { address, overlap, twist } = asked;
  return withTicket(asked, (ticket) => {
    const types = new Set(address.searchParams.getAll("filter_events[]"));
    const all: readonly Audit[] = encodeAudits(ticket);
    const kept = types.size === 0 ? all : all.flatMap((audit) => filtered(audit, types));
    const query = address.searchParams;
    const isBackwards = query.has("page[size]")
      ? query.get("sort") === "-created_at"
      : query.get("sort_order") === "desc";
    const { items, paging } = cutPage(isBackwards ? kept.toReversed() : kept, {
      address,
      overlap,
      twist,
    });
    return ok({ audits: items, ...paging });
  });
}

function filtered(audit: Audit, types: ReadonlySet<string>): readonly Audit[] {
  const events = audit.events.filter(({ type }) => types.has(type));
  return events.length ? [{ ...audit, events }] : [];
}

function withTicket(asked: Asked, answer: (ticket: StoredTicket) => RestAnswer): RestAnswer {
  const ticket = asked.store.ticket(asked.id);
  return ticket ? answer(ticket) : refuse(404, "RecordNotFound");
}

/** The list is for admins, a single one for everybody. */
function schedules({ store, viewer }: Asked): RestAnswer {
  if (viewer.role !== "admin") return refuse(403, "Forbidden", "This needs an admin.");
  return ok({ schedules: store.schedules.map(encodeSchedule) });
}

function schedule({ store, id }: Asked): RestAnswer {
  const found = store.schedules.find((one) => one.id === id);
  return found ? ok({ schedule: encodeSchedule(found) }) : refuse(404, "RecordNotFound");
}

function holidays({ store, viewer, id }: Asked): RestAnswer {
  if (viewer.role !== "admin") return refuse(403, "Forbidden", "This needs an admin.");
  const found = store.schedules.find((one) => one.id === id);
  return found ? ok({ holidays: encodeHolidays(found) }) : refuse(404, "RecordNotFound");
}

/** For admins; parameters that are not named stay as they are. */
function changeInstallation({ store, viewer, body, id }: Asked): RestAnswer {
  if (viewer.role !== "admin") return refuse(403, "Forbidden", "This needs an admin.");
  if (id !== String(installationId)) return refuse(404, "RecordNotFound");
  const given: unknown = Object(body).settings;
  if (typeof given !== "object" || given === null) return refuse(422, "RecordInvalid");
  store.installation.save({ ...given });
  return ok({
    id: installationId,
    app_id: 1,
    enabled: true,
    settings: store.installation.settings(),
  });
}
