/** Something that goes wrong, how it is played, and what a user then reads. */
export interface Fault {
  /** As in the README's table. */
  readonly name: string;
  /** What the desk plays it by, in its address; null where the browser does it. */
  readonly faults: string | null;
  /** When a user reads it. */
  readonly when: "waiting" | "offline" | "failed" | "done";
  readonly says: RegExp;
  /** Whether it is over as soon as it has passed, or when somebody asks for a refresh. */
  readonly heals: "by itself" | "by a refresh";
  /** Tests of it elsewhere: the file, and what the test is called. */
  readonly tests?: readonly (readonly [file: string, title: string])[];
}

const inBrowser = "test/e2e/faults.test.ts";
const inStore = "test/archive/browser-faults.test.ts";
const onDisk = "test/e2e/archive.test.ts";
const inTabs = "test/tabs/tabs.test.ts";

/** Everything that has to end well, in the order of the README's table. */
export const faults: readonly Fault[] = [
  {
    name: "too many requests, with `Retry-After`",
    faults: "storm",
    when: "waiting",
    says: /Zendesk’s limit makes us wait \d+s/,
    heals: "by itself",
    tests: [[inTabs, "is told to those who wait, until it goes on"]],
  },
  {
    name: "too many requests, without",
    faults: "storm-untold",
    when: "waiting",
    says: /Zendesk’s limit makes us wait \d+s/,
    heals: "by itself",
  },
  {
    name: "a page in HTML",
    faults: "html",
    when: "done",
    says: /12 of 60 tickets are left out.*Zendesk gave an unexpected answer \(tickets\/\d+\/audits\.json\)\. Tell your admin\./,
    heals: "by a refresh",
    tests: [[inBrowser, "pages in HTML leave out their tickets, and a refresh brings them"]],
  },
  {
    name: "500",
    faults: "500",
    when: "done",
    says: /12 of 60 tickets are left out.*Zendesk failed \(500\)\. Retry in a minute\./,
    heals: "by a refresh",
  },
  {
    name: "502",
    faults: "502",
    when: "done",
    says: /\d of 60 tickets are left out.*Zendesk failed \(502\)\. Retry in a minute\./,
    heals: "by a refresh",
  },
  {
    name: "no answer",
    faults: "no-answer",
    when: "done",
    says: /12 of 60 tickets are left out.*Zendesk took too long\. Retry\./,
    heals: "by a refresh",
    tests: [
      [inTabs, "an answer that never comes is told after half a minute, not counting the line"],
    ],
  },
  {
    name: "offline in the middle",
    faults: "offline-midway",
    when: "offline",
    says: /Offline\. Goes on by itself when the connection is back\./,
    heals: "by itself",
    tests: [[inBrowser, "offline in the middle, it goes on where it was"]],
  },
  {
    name: "signed out in the middle",
    faults: "signed-out-midway",
    when: "failed",
    says: /You are signed out\. Sign in to Zendesk again\..*Retry/,
    heals: "by a refresh",
    tests: [[inBrowser, "signed out in the middle, a retry goes on where it was"]],
  },
  {
    name: "403 for some tickets",
    faults: "some-403",
    when: "done",
    says: /12 of 60 tickets are left out.*Your role may not read ticket history\./,
    heals: "by a refresh",
  },
  {
    name: "tickets that move",
    faults: "moving",
    when: "done",
    says: /All read.*60 tickets read/,
    heals: "by itself",
  },
  {
    name: "tickets that are merged",
    faults: "merging",
    when: "done",
    says: /All read.*60 tickets read/,
    heals: "by itself",
  },
  {
    name: "tickets that vanish",
    faults: "vanishing,audits-404",
    when: "done",
    says: /12 of 60 tickets are left out.*This ticket or view no longer exists\. Refresh\./,
    heals: "by a refresh",
  },
  {
    name: "repeated pages",
    faults: "repeated",
    when: "done",
    says: /All read.*60 tickets read/,
    heals: "by itself",
  },
  {
    name: "overlapping pages",
    faults: "overlap",
    when: "done",
    says: /All read.*60 tickets read/,
    heals: "by itself",
  },
  {
    name: "a page that never ends",
    faults: "endless",
    when: "failed",
    says: /Zendesk gave an unexpected answer \(links\.next\)\. Tell your admin\..*Retry/,
    heals: "by a refresh",
    tests: [
      ["test/hosts/zendesk/api.test.ts", "that always has something new is not followed for ever"],
    ],
  },
  {
    name: "a clock that jumps",
    faults: null,
    when: "done",
    says: /All read.*60 tickets read/,
    heals: "by itself",
    tests: [[inBrowser, "a clock that is set while it reads changes no figure"]],
  },
  {
    name: "a tab killed while it writes",
    faults: null,
    when: "done",
    says: /All read.*60 tickets read/,
    heals: "by itself",
    tests: [
      [onDisk, "a page that is killed while it writes has lost nothing that it had kept"],
      [inStore, "a write that is cut in the middle loses nothing that was kept"],
      [inTabs, "another one goes on within a second, and asks nothing that was answered"],
    ],
  },
  {
    name: "a full disk",
    faults: null,
    when: "done",
    says: /60 tickets read.*The browser has no room left: what is read now is read again next time\./,
    heals: "by itself",
    tests: [
      [inStore, "more, because the disk is full: what was kept before is still there"],
      [onDisk, "on a disk without room memory serves, and says so"],
    ],
  },
  {
    name: "a damaged store",
    faults: null,
    when: "done",
    says: /60 tickets read.*Damaged data was dropped; those tickets are read again\./,
    heals: "by itself",
    tests: [
      [inStore, "is recognised by a single byte: that block is dropped, and said so"],
      [onDisk, "bits that were turned on the disk are noticed, and cost those tickets alone"],
    ],
  },
  {
    name: "a store of a newer version",
    faults: null,
    when: "done",
    says: /60 tickets read.*A newer Sidelight keeps tickets here\. Reload the page to use it\./,
    heals: "by itself",
    tests: [
      [inStore, "a newer one's database is left alone"],
      [onDisk, "a newer version takes over at once from a page that is open, and is left alone"],
    ],
  },
  {
    name: "two versions in two tabs",
    faults: null,
    when: "done",
    says: /60 tickets read.*A newer Sidelight keeps tickets here\. Reload the page to use it\./,
    heals: "by itself",
    tests: [
      [inStore, "in two tabs: the older lets go at once, and goes on with what it knows"],
      [inBrowser, "two versions in two tabs read the same, each for itself"],
    ],
  },
];

export function faultNamed(name: string): Fault {
  const found = faults.find((fault) => fault.name === name);
  if (!found) throw new Error(`The table has no ${name}.`);
  return found;
}
