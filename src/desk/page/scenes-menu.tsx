import { addressWith } from "./address.ts";

type Changes = Readonly<Record<string, string | null>>;
type Link = readonly [title: string, changes: Changes];

const page = { place: "nav_bar" } as const;
const senseless = '{"tiers":"Front line = first","working_hours":"mon-fri 9-5"}';

const scenes: readonly (readonly [heading: string, links: readonly Link[]])[] = [
  [
    "Who looks",
    [
      ["An agent", { role: "agent", user: null }],
      ["An admin", { role: "admin", user: null }],
      [
        "An agent of a team where everyone sees all",
        { role: "agent", user: null, settings: '{"everyone_sees_all":true}' },
      ],
    ],
  ],
  [
    "How it looks",
    [
      ["Light", { theme: "light" }],
      ["Dark", { theme: "dark" }],
      ["320 pixels wide", { width: "320" }],
      ["Longer words", { locale: "en-XA" }],
      ["From right to left", { locale: "ar-XB" }],
      ["On a page of its own", { place: "nav_bar" }],
      ["In working hours", { settings: '{"working_time":true}' }],
    ],
  ],
  [
    "How far it is",
    [
      ["Reading, every answer a second later", { slow: "1000", faults: "all-tickets", ...page }],
      ["At the pace that Zendesk allows", { limits: "on", faults: "all-tickets", ...page }],
      ["Somebody uses the account up", { limits: "busy", faults: "all-tickets", ...page }],
      ["The same, untold", { limits: "html", faults: "all-tickets", ...page }],
      ["A view without tickets", { faults: "no-tickets", ...page }],
      ["Nothing in the period", { faults: "stale", ...page }],
    ],
  ],
  [
    "What goes wrong",
    [
      ["No permission for histories", { faults: "audits-403" }],
      ["No permission for views", { faults: "views-403", ...page }],
      ["One history in five is gone", { faults: "audits-404,all-tickets", ...page }],
      ["One history in five fails", { faults: "500,all-tickets", ...page }],
      ["One history in five is forbidden", { faults: "some-403,all-tickets", ...page }],
      ["One history in five is a page in HTML", { faults: "html,all-tickets", ...page }],
      ["One history in five never comes", { faults: "no-answer,all-tickets", ...page }],
      ["One history in five is cut off", { faults: "broken-json,all-tickets", ...page }],
      ["One history in five makes no sense", { faults: "odd-audits,all-tickets", ...page }],
      ["Everything fails the first time", { faults: "flaky" }],
      ["Too many requests, now and then", { faults: "storm,all-tickets", ...page }],
      ["The same, untold", { faults: "storm-untold,all-tickets", ...page }],
      ["A bad gateway, now and then", { faults: "502,all-tickets", ...page }],
      ["Offline, now and then", { faults: "offline-midway,all-tickets", ...page }],
      ["Signed out, now and then", { faults: "signed-out-midway,all-tickets", ...page }],
      ["Pages overlap", { faults: "overlap" }],
      ["Every page comes twice", { faults: "repeated,all-tickets", ...page }],
      ["Pages without an end", { faults: "endless,all-tickets", ...page }],
      ["Tickets move while they are listed", { faults: "moving,all-tickets", ...page }],
      ["They are merged", { faults: "merging,all-tickets", ...page }],
      ["They vanish", { faults: "vanishing,all-tickets", ...page }],
      ["Signed out", { faults: "signed-out" }],
      ["Offline from the beginning", { faults: "offline" }],
      ["Settings that make no sense", { role: "admin", settings: senseless }],
      ["A crash", { faults: "crash" }],
    ],
  ],
];

/** Every scene as a link; each leaves the others as they are, but for what goes wrong. */
export function ScenesMenu() {
  return (
    <details class="scenes">
      <summary>Scenes</summary>
      <nav aria-label="Scenes">
        <a href="/">Back to the beginning</a>
        {scenes.map(([heading, links]) => (
          <section key={heading}>
            <h2>{heading}</h2>
            <ul>
              {links.map(([title, changes]) => (
                <li key={title}>
                  <a href={addressWith(changes)} aria-current={isOn(changes) ? "true" : undefined}>
                    {title}
                  </a>
                </li>
              ))}
            </ul>
          </section>
        ))}
        <section>
          <h2>The numbers behind it</h2>
          <ul>
            <li>
              <a href="/desk/log.ndjson" download="desk-log.ndjson">
                Ticket log
              </a>
            </li>
            <li>
              <a href="/desk/config.json" download="desk-config.json">
                Configuration for measure
              </a>
            </li>
          </ul>
        </section>
      </nav>
    </details>
  );
}

function isOn(changes: Changes): boolean {
  const query = new URLSearchParams(location.search);
  return Object.entries(changes).every(([name, value]) => query.get(name) === value);
}
