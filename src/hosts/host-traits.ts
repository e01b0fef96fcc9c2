/** How a host wants to be looked like. */
export interface Appearance {
  /** BCP 47, such as `en-US`. */
  readonly locale: string;
  readonly direction: "ltr" | "rtl";
  readonly theme: "light" | "dark";
  /** The viewer's IANA time zone. */
  readonly zone: string;
}

export interface HostTraits {
  /** The tool's own name, for sentences such as "Sign in to Zendesk again". */
  readonly name: string;
  /** Where the widget stands: beside a ticket, with a view's list, or on a page of its own. */
  readonly place: "ticket" | "view" | "page";
  /** What the tool calls those between whom tickets move, which are our groups. */
  readonly groups: "groups" | "queues";
  /** Whether customers rate tickets there. */
  readonly rates: boolean;
  /** Whether tickets bear tags there. */
  readonly tags: boolean;
  /** Whether ticket heads carry `reported`. */
  readonly reports: boolean;
  /** Whether the tool keeps settings that this viewer changes. */
  readonly keepsSettings: boolean;
}
