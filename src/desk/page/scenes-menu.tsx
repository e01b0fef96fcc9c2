import { addressWith } from "./address.ts";

type Changes = Readonly<Record<string, string | null>>;
type Link = readonly [title: string, changes: Changes];

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
      ["Finnish", { locale: "fi" }],
      ["German", { locale: "de" }],
      ["Chinese", { locale: "zh-CN" }],
      ["From right to left", { dir: "rtl" }],
      ["On a page of its own", { place: "nav_bar" }],
      ["In working hours", { settings: '{"working_time":true}' }],
      [
        "With settings that make no sense",
        { settings: '{"tiers":"Front line = first","working_hours":"mon-fri 9-5"}' },
      ],
    ],
  ],
  [
    "Limits and speed",
    [
      ["Zendesk's limits on requests", { limits: "on" }],
      ["Limits, refused with a page of HTML", { limits: "html" }],
      ["Every answer a second later", { slow: "1000" }],
    ],
  ],
  [
    "What goes wrong",
    [
      ["No permission for histories", { faults: "audits-403" }],
      ["No permission for views", { faults: "views-403" }],
      ["One history in five is gone", { faults: "audits-404" }],
      ["One history in five fails", { faults: "500" }],
      ["One history in five is cut off", { faults: "broken-json" }],
      ["One history in five makes no sense", { faults: "odd-audits" }],
      ["Everything fails the first time", { faults: "flaky" }],
      ["Pages overlap", { faults: "overlap" }],
      ["Signed out", { faults: "signed-out" }],
      ["Offline", { faults: "offline" }],
    ],
  ],
];

/** Every scene as a link; each leaves the others as they are. */
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
