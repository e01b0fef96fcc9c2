import { type FieldErrors, readFields } from "../definitions/read-fields.ts";
import {
  type Fields,
  fieldsOf,
  hoursFields,
  optionFields,
} from "../definitions/settings-fields.ts";
import {
  type FileProblem,
  readSettingsFile,
  writeSettingsFile,
} from "../definitions/settings-file.ts";
import { usualOptions } from "../definitions/usual-options.ts";
import { writeSettings } from "../definitions/write-settings.ts";
import type { Directory } from "../history/directory.ts";
import type { TicketId } from "../history/ids.ts";
import type { TicketHistory } from "../history/update.ts";
import type { CallOptions, HostRecords } from "../hosts/host.ts";
import type { Instant } from "../time/instant.ts";
import { type Schedule, toScheduleId, weekdays } from "../time/schedule.ts";
import { bySettings } from "./by-settings.ts";
import { type Preview, type PreviewAsked, previewBy } from "./preview.ts";
import { rulesOn } from "./read-rules.ts";
import type { Rules } from "./rules.ts";

/** The form of the settings, and what is written into it for somebody. */
export interface SettingsForm {
  /** As the settings in force fill it. */
  readonly saved: Fields;
  /** The definitions of who chose none. */
  readonly usual: Fields;
  /** The first own working hours, and further ones, by the part. */
  readonly firstHours: Fields;
  readonly moreHours: Fields;
}

/** What can be asked about settings in a form: by the question, what is given and what is answered. */
export interface Drafts {
  readonly form: { readonly given: null; readonly answer: SettingsForm };
  readonly check: { readonly given: Fields; readonly answer: FieldErrors };
  /**
   * Keeps the settings with the host, unless a field is wrong; who asks for the
   * rules next is told the new ones.
   */
  readonly save: { readonly given: Fields; readonly answer: FieldErrors };
  /** What the figures of tickets already read would be; nothing is changed. */
  readonly preview: { readonly given: PreviewAsked; readonly answer: Preview };
  readonly writeFile: { readonly given: Fields; readonly answer: string };
  readonly readFile: { readonly given: string; readonly answer: FormOfFile };
}

/** A form filled from a file; null where something is wrong with the file. */
export interface FormOfFile {
  readonly fields: Fields | null;
  readonly problems: readonly FileProblem[];
}

/** Answers what is asked about settings that do not hold yet. */
export type Drafting = {
  readonly [Question in keyof Drafts]: (
    given: Drafts[Question]["given"],
    options: CallOptions,
  ) => Promise<Drafts[Question]["answer"]>;
};

export interface DraftingParts {
  readonly host: HostRecords;
  now(): Instant;
  rules(options: CallOptions): Promise<Rules>;
  /** Everybody met so far, before the settings had their say. */
  met(): Directory;
  /** Of those that were read. */
  historiesOf(tickets: readonly TicketId[]): Promise<readonly TicketHistory[]>;
  onSaved(): void;
}

export function createDrafting(parts: DraftingParts): Drafting {
  const { historiesOf, host, met, now, onSaved, rules } = parts;
  let hoursOfHost: readonly Schedule[] | null = null;
  return {
    async form(_, options) {
      const { schedules, settings } = await rules(options);
      return {
        saved: fieldsOf(settings),
        usual: optionFields(usualOptions),
        firstHours: hoursFields(schedules[0] ?? usualHours),
        moreHours: hoursFields(usualHours),
      };
    },
    check: async (fields) => readFields(fields).errors,
    async save(fields, options) {
      const { errors, settings } = readFields(fields);
      if (errors.size) return errors;
      await host.saveSettings(writeSettings(settings), options);
      onSaved();
      return errors;
    },
    async preview({ fields, range, tickets }, options) {
      hoursOfHost ??= await host.schedules(options);
      const raw = writeSettings(readFields(fields).settings);
      const draft = rulesOn({ viewer: await host.viewer(), raw, schedules: hoursOfHost });
      const histories = await historiesOf(tickets);
      const by = { directory: bySettings(met(), draft.settings), rules: draft, now: now() };
      return { ...previewBy({ histories, range }, by), hostHours: hoursOfHost.map(hoursFields) };
    },
    writeFile: async (fields) => writeSettingsFile(readFields(fields).settings),
    async readFile(text) {
      const file = readSettingsFile(text);
      if (!file.ok) return { fields: null, problems: file.problems };
      return { fields: fieldsOf(file.settings), problems: [] };
    },
  };
}

/** Where neither the settings nor the host have any to begin with. */
const usualHours: Schedule = {
  id: toScheduleId("UTC"),
  name: "UTC",
  zone: "UTC",
  week: Object.fromEntries(
    weekdays.slice(0, 5).map((day) => [day, [{ start: 9 * 60, end: 17 * 60 }]]),
  ),
  holidays: [],
  dst: "wall",
};
