import type { Locator } from "playwright-core";
import { languages } from "../../src/translations/languages.ts";
import type { MeasuredTicket } from "../measured.ts";
import type { Desk } from "./desk.ts";
import { readEverything, type Visit } from "./visit.ts";

/** Beside a ticket, as narrow as sidebars are, or on a page of its own. */
export type Place = "beside" | "page";

/** Something to look at, on the way through a scene of the desk. */
export interface Stop {
  readonly name: string;
  /** Goes there from the stop before; over when all of it is drawn. */
  arrive(visit: Visit): Promise<unknown>;
  /** Puts right what the next stop must not have. */
  leave?(visit: Visit): Promise<unknown>;
}

/**
 * A walk through the widget in one scene. Every screen and every state is a stop of one: the tests
 * of looks and the screenshots both go through all of them.
 */
export interface Tour {
  /** The scene's parameters; see `src/desk/scene.ts`. */
  readonly query: string;
  readonly places: readonly Place[];
  readonly stops: readonly Stop[];
  /** Whether it shows in other words what another tour shows. */
  readonly isTongue?: true;
  /** Whether the browser may complain: requests fail here on purpose. */
  readonly isRough?: true;
}

/** Tickets that show what there is to show. */
export interface Shown {
  /** Answered, reopened and escalated. */
  readonly rich: string;
  /** Nobody has answered it yet. */
  readonly running: string;
}

export async function ticketsToShow(desk: Desk): Promise<Shown> {
  const { tickets } = await desk.measure();
  const counted = tickets.filter(({ excluded }) => !excluded);
  // The month ends now: at some hours no ticket has all that there is to show, so the best one is taken.
  const rich = best(counted, ({ escalations, frt, reopens, solves }) =>
    frt
      ? Number(reopens.length > 0) + Number(escalations.length > 0) + Number(solves.length === 2)
      : 0,
  );
  const running = best(counted, ({ frt, solves, touches }) =>
    frt || solves.length ? 0 : 1 + Number(touches.length > 0),
  );
  if (!rich || !running) throw new Error("The month has no such tickets.");
  return { rich: rich.ticket, running: running.ticket };
}

/** The first of those with the most points; null where none has any. */
function best(
  tickets: readonly MeasuredTicket[],
  points: (ticket: MeasuredTicket) => number,
): MeasuredTicket | null {
  const most = Math.max(...tickets.map(points));
  return most > 0 ? (tickets.find((ticket) => points(ticket) === most) ?? null) : null;
}

/** The pixels of each: sidebars are as narrow as this, a page of its own is as wide as that. */
export const widths: Readonly<Record<Place, number>> = { beside: 320, page: 1200 };

interface Visited {
  readonly tour: Tour;
  readonly place: Place;
}

/** Where a tour begins. */
export function addressOf({ address }: Desk, { place, tour }: Visited): string {
  const where = place === "page" ? "place=nav_bar" : `width=${widths.beside}`;
  return `${address}?theme=light&${tour.query}&${where}`;
}

const beside = ["beside"] as const;
const both = ["beside", "page"] as const;

/** Every screen and state of the widget. */
export function toursOf({ rich, running }: Shown): readonly Tour[] {
  return [
    ...whole(rich),
    ...figuresOnTheirWay,
    ...troubles(rich),
    ...tongues(rich),
    ticketAt(running),
  ];
}

const ticketAt = (ticket: string): Tour => ({
  query: `ticket=${ticket}`,
  places: beside,
  stops: [{ name: "ticket running", arrive: ({ app }) => app.getByText(/^Exact, from/).waitFor() }],
});

function whole(rich: string): readonly Tour[] {
  return [
    {
      query: `ticket=${rich}`,
      places: beside,
      stops: [
        { name: "ticket", arrive: ({ app }) => app.getByText(/^Exact, from/).waitFor() },
        { name: "ticket offline", ...offline },
        {
          name: "ticket updates",
          async arrive({ app }) {
            await app.getByRole("button", { name: /^First response: / }).click();
            await app.getByText("the clock stops").first().waitFor();
          },
        },
      ],
    },
    {
      query: `ticket=${rich}&settings={"working_time":true}`,
      places: beside,
      stops: [
        {
          name: "ticket in working hours",
          arrive: ({ app }) => app.getByText("Working hours").last().waitFor(),
        },
      ],
    },
    {
      query: `ticket=${rich}`,
      places: both,
      stops: [
        {
          name: "me",
          async arrive(visit) {
            await tab(visit, "Me");
            await readEverything(visit.app);
          },
        },
        {
          name: "me clearing",
          arrive: ({ app }) => app.getByRole("button", { name: "Clear data" }).click(),
          leave: ({ app }) => app.getByRole("button", { name: "Keep them" }).click(),
        },
        { name: "me offline", ...offline },
        {
          name: "tickets",
          arrive: ({ app }) =>
            app
              .getByRole("button", { name: /^First response: / })
              .first()
              .click(),
        },
        {
          name: "updates",
          async arrive({ app }) {
            await app.getByRole("button", { name: /#\d+/ }).first().click();
            await app.getByText("the clock stops").first().waitFor();
          },
        },
      ],
    },
    {
      query: `ticket=${rich}`,
      places: beside,
      stops: [
        {
          name: "team",
          async arrive(visit) {
            await tab(visit, "Team");
            await readEverything(visit.app);
          },
        },
        {
          name: "team agents",
          arrive: ({ app }) => app.getByText(/^All \d+ agents$/).click(),
          leave: ({ app }) => app.getByText(/^All \d+ agents$/).click(),
        },
        {
          name: "team all metrics",
          arrive: ({ app }) => app.getByRole("combobox", { name: "Metric" }).selectOption("0"),
          leave: ({ app }) => app.getByRole("combobox", { name: "Metric" }).selectOption("1"),
        },
      ],
    },
    {
      query: "role=admin",
      places: ["page"],
      stops: [
        {
          name: "board",
          async arrive({ app }) {
            const views = app.getByRole("combobox", { name: "View" });
            const all = views.locator("option", { hasText: "All tickets" });
            await views.selectOption((await all.getAttribute("value")) ?? "");
            await app.getByRole("status").filter({ hasText: "All read" }).waitFor();
          },
        },
        {
          name: "board tickets",
          arrive: ({ app }) =>
            app
              .getByRole("button", { name: /^First response: / })
              .first()
              .click(),
          leave: ({ app }) => app.getByRole("button", { name: "Board" }).click(),
        },
        { name: "settings form", arrive: (visit) => tab(visit, "Settings") },
      ],
    },
  ];
}

const figuresOnTheirWay: readonly Tour[] = [
  {
    query: "slow=2000&faults=all-tickets",
    places: both,
    stops: [
      {
        name: "me listing",
        async arrive(visit) {
          await tab(visit, "Me");
          await visit.app.getByText("Reading…").last().waitFor();
        },
      },
    ],
  },
  {
    query: "slow=60&faults=all-tickets",
    places: both,
    stops: [
      {
        name: "me reading",
        async arrive(visit) {
          await tab(visit, "Me");
          await visit.app
            .getByText(/^so far, from/)
            .first()
            .waitFor();
        },
      },
      {
        name: "me paused",
        arrive: ({ app }) => app.getByRole("button", { name: "Pause" }).click(),
      },
      {
        name: "me comparing",
        async arrive({ app }) {
          await app.getByRole("button", { name: "7 days" }).click();
          await app
            .getByText(/^Older tickets/)
            .last()
            .waitFor();
          await app.getByRole("button", { name: "Pause" }).click();
        },
      },
    ],
  },
  {
    query: "slow=60&role=admin&faults=all-tickets",
    places: beside,
    stops: [
      {
        name: "team paused",
        async arrive(visit) {
          await tab(visit, "Team");
          await visit.app.locator("td .link").first().waitFor();
          await visit.app.getByRole("button", { name: "Pause" }).click();
        },
      },
      {
        name: "team tickets so far",
        arrive: ({ app }) => app.locator("td .link").first().click(),
      },
    ],
  },
  {
    query: "slow=60&role=admin&faults=all-tickets",
    places: ["page"],
    stops: [
      {
        name: "board paused",
        async arrive({ app }) {
          await app.getByRole("img", { name: "so far" }).first().waitFor();
          await app.getByRole("button", { name: "Pause" }).click();
        },
      },
    ],
  },
  // Zendesk counts each user's requests: who waited beside a ticket would wait on the page again.
  ...both.map((place, at) => ({
    query: `user=710${2 + at}&role=admin&limits=busy&faults=all-tickets`,
    places: [place],
    isRough: true as const,
    stops: [
      {
        name: "me waiting",
        async arrive(visit: Visit) {
          await tab(visit, "Me");
          await visit.app
            .getByText(/^Zendesk’s limit makes us wait/)
            .first()
            .waitFor();
        },
      },
    ],
  })),
];

/** What is said in a scene where something is wrong. */
interface Wrong {
  readonly name: string;
  readonly query: string;
  readonly says: string | RegExp;
  readonly places?: readonly Place[];
  readonly tab?: "Me";
  /** A button to press then. */
  readonly press?: string;
}

const wrongs: readonly Wrong[] = [
  { name: "ticket not permitted", query: "faults=audits-403", says: /^Your role may not read/ },
  {
    name: "ticket message to the admin",
    query: "faults=audits-403",
    says: /^Your role may not read/,
    press: "Copy a message for your admin",
  },
  { name: "ticket signed out", query: "faults=signed-out", says: /^You are signed out/ },
  { name: "offline from the beginning", query: "faults=offline", says: /^Offline/ },
  { name: "crash", query: "faults=crash", says: /^Something broke/ },
  {
    name: "settings",
    query: `role=admin&settings=${encodeURIComponent('{"tiers":"Front = first","targets":"first response: soon"}')}`,
    says: /settings? cannot be used$/,
    places: both,
  },
  ...(
    [
      ["me not permitted", "faults=audits-403,all-tickets", /^Your role may not read/],
      ["views not permitted", "faults=views-403", /^Your role may not read/],
      ["view empty", "faults=no-tickets", "No tickets in this view"],
      ["nothing in the period", "faults=stale", "Nothing happened here in this time"],
      ["tickets left out", "faults=audits-404,all-tickets", /tickets are left out\.$/],
    ] as const
  ).map(([name, query, says]) => ({ name, query, says, places: both, tab: "Me" }) as const),
];

function troubles(rich: string): readonly Tour[] {
  return wrongs.map(({ name, query, says, places = beside, press, tab: wanted }) => ({
    query: `ticket=${rich}&${query}`,
    places,
    isRough: true,
    stops: [
      {
        name,
        async arrive(visit) {
          if (wanted) await tab(visit, wanted);
          await visit.app.getByText(says).first().waitFor();
          if (wanted) await visit.app.locator("progress").waitFor({ state: "detached" });
          const more = visit.app.locator("summary", { hasText: /left out|cannot be used/ });
          if (await more.count()) await more.click();
          if (press) await visit.app.getByRole("button", { name: press }).click();
        },
      },
    ],
  }));
}

/** Texts that are longer or run the other way, and every language that we speak. */
function tongues(rich: string): readonly Tour[] {
  const spoken = Object.keys(languages).filter((name) => name !== "en");
  return ["en-XA", "ar-XB", ...spoken].flatMap((locale) => [
    {
      query: `ticket=${rich}&locale=${locale}`,
      places: beside,
      isTongue: true as const,
      stops: [
        { name: `${locale} ticket`, arrive: ({ app }: Visit) => app.locator(".story").waitFor() },
      ],
    },
    ofView(locale, rich),
    ...(ofBoards.includes(locale) ? [ofBoard(locale)] : []),
  ]);
}

/** Longer words, the other way, long words, and words without spaces. */
const ofBoards: readonly string[] = ["en-XA", "ar-XB", "ru", "zh-CN"];

function ofBoard(locale: string): Tour {
  return {
    query: `role=admin&locale=${locale}&faults=all-tickets`,
    places: ["page"],
    isTongue: true,
    stops: [
      { name: `${locale} board`, arrive: allRead },
      { name: `${locale} settings form`, arrive: (visit) => tabFromEnd(visit, 1).click() },
    ],
  };
}

/** In any language: until no tickets are on their way. */
async function allRead({ app }: Visit): Promise<void> {
  const progress = app.locator("progress");
  await progress.waitFor({ state: "attached" });
  await progress.waitFor({ state: "detached" });
}

function ofView(locale: string, rich: string): Tour {
  return {
    query: `ticket=${rich}&locale=${locale}&faults=all-tickets`,
    places: beside,
    isTongue: true,
    stops: [
      {
        name: `${locale} me`,
        async arrive(visit) {
          await tabFromEnd(visit, 2).click();
          await allRead(visit);
        },
      },
      { name: `${locale} team`, arrive: (visit) => tabFromEnd(visit, 1).click() },
      {
        name: `${locale} team all metrics`,
        arrive: ({ app }) => app.locator("select").last().selectOption("0"),
        leave: ({ app }) => app.locator("select").last().selectOption("1"),
      },
      { name: `${locale} tickets`, arrive: ({ app }) => app.locator("td .link").first().click() },
      {
        name: `${locale} updates`,
        arrive: ({ app }) => app.locator(".list button").first().click(),
      },
    ],
  };
}

const offline = {
  async arrive({ app, page }: Visit) {
    await page.context().setOffline(true);
    await app.getByText(/^Offline/).waitFor();
  },
  async leave({ app, page }: Visit) {
    await page.context().setOffline(false);
    await app.getByText(/^Offline/).waitFor({ state: "detached" });
  },
};

function tab({ app }: Visit, name: "Me" | "Team" | "Settings"): Promise<void> {
  return app.getByRole("tab", { name, exact: true }).click();
}

/** By its place from the end, since its name may be in any language. */
function tabFromEnd({ app }: Visit, at: number): Locator {
  return app.locator(`[role=tab]:nth-last-child(${at})`);
}
