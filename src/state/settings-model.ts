import "./first-screen.ts";
import { computed, effect, type ReadonlySignal, signal, untracked } from "@preact/signals";
import type { FileProblem } from "../definitions/settings-file.ts";
import { writeSettings } from "../definitions/write-settings.ts";
import type { HostLists, Staff, Unsubscribe } from "../hosts/host.ts";
import type { Trouble } from "../hosts/trouble.ts";
import type { Reading } from "../reading/reading.ts";
import { type Schedule, toScheduleId, weekdays } from "../time/schedule.ts";
import { createLatest } from "./latest.ts";
import type { Loading } from "./loading.ts";
import { type FieldError, readFields } from "./read-fields.ts";
import { type Fields, fieldsOf, scheduleFields, schedulesIn } from "./settings-fields.ts";
import { createTrial, type Effect } from "./settings-trial.ts";
import type { Terms } from "./terms.ts";
import type { ViewModel } from "./view-model.ts";

/** The settings in a form, beside those in force. Nothing holds before it is saved. */
export interface SettingsModel {
  readonly fields: ReadonlySignal<Fields>;
  readonly saved: Fields;
  /** The fields that differ from what is saved, those of the working hours as one: `hours`. */
  readonly changes: ReadonlySignal<readonly string[]>;
  readonly errors: ReadonlySignal<ReadonlyMap<string, FieldError>>;
  /** Those to tell: of fields that were left, and after a try to save of all. */
  readonly told: ReadonlySignal<ReadonlyMap<string, FieldError>>;
  /** Why a file could not be taken in. */
  readonly fileProblems: ReadonlySignal<readonly FileProblem[]>;
  readonly staff: ReadonlySignal<Loading<Staff>>;
  readonly effect: ReadonlySignal<Loading<Effect>>;
  readonly saving: ReadonlySignal<Loading<null>>;
  /** Whether the settings in force were saved a moment ago. */
  readonly isJustSaved: boolean;
  set(field: string, text: string): void;
  /** The field is written: whatever is wrong with it may be told. */
  leave(field: string): void;
  /** Own working hours more; the first ones begin as the host has them. */
  addHours(): void;
  removeHours(place: number): void;
  discard(): void;
  /** Saves, unless a field is wrong; whether it was tried. */
  save(): boolean;
  exportFile(): Promise<string>;
  /** Fills the form from a file, or tells what is wrong with it. */
  importFile(text: string): Promise<void>;
  /** Keeps the effect up to date, until nobody looks. */
  follow(): Unsubscribe;
}

export interface SettingsParts {
  readonly host: Pick<HostLists, "staff">;
  readonly reading: Pick<Reading, "save" | "preview">;
  readonly terms: Terms;
  readonly view: ViewModel;
  readonly isJustSaved: boolean;
  onSaved(): void;
}

export function createSettingsModel(parts: SettingsParts): SettingsModel {
  const { host, isJustSaved, onSaved, reading, terms, view } = parts;
  const saved = fieldsOf(terms.settings);
  const fields = signal(saved);
  const read = computed(() => readFields(fields.value));
  /** The fields that were left; null: all are looked at. */
  const left = signal<ReadonlySet<string> | null>(new Set());
  const fileProblems = signal<readonly FileProblem[]>([]);
  const saving = signal<Loading<null>>({ state: "ready", value: null });
  const staff = signal<Loading<Staff>>({ state: "loading", value: null });
  const changes = computed(() => changesIn(fields.value, saved));
  const trial = createTrial(reading, terms);
  const tried = computed(() => ({
    tickets: view.shown.value.map(({ story }) => story.ticket),
    range: view.range.value,
  }));

  const asking = createLatest((trouble) => {
    staff.value = { state: "failed", value: staff.value.value, trouble };
  });
  const keeping = createLatest((trouble: Trouble) => {
    saving.value = { state: "failed", value: null, trouble };
  });

  function addHours(): void {
    const places = schedulesIn(fields.value);
    const [first = usual] = places.length ? [] : terms.schedules;
    const place = Math.max(-1, ...places) + 1;
    fields.value = { ...fields.value, ...scheduleFields(first, place) };
  }

  return {
    fields,
    saved,
    changes,
    errors: computed(() => read.value.errors),
    told: computed(() => {
      const { value } = left;
      return new Map([...read.value.errors].filter(([field]) => !value || value.has(field)));
    }),
    fileProblems,
    staff,
    effect: trial.effect,
    saving,
    isJustSaved,
    set(field, text) {
      fields.value = { ...fields.value, [field]: text };
      if (field === "hours" && text === "own" && !schedulesIn(fields.value).length) addHours();
    },
    leave(field) {
      if (left.value) left.value = new Set(left.value).add(field);
    },
    addHours,
    removeHours(place) {
      const kept = Object.entries(fields.value).filter(
        ([field]) => !field.startsWith(`hours.${place}.`),
      );
      fields.value = Object.fromEntries(kept);
    },
    discard() {
      fields.value = saved;
      left.value = new Set();
      fileProblems.value = [];
    },
    save() {
      const { errors, settings } = read.value;
      if (errors.size) left.value = null;
      if (errors.size) return false;
      void keeping.run(async (signal) => {
        saving.value = { state: "loading", value: null };
        await reading.save(writeSettings(settings), { signal });
        signal.throwIfAborted();
        onSaved();
      });
      return true;
    },
    async exportFile() {
      const { writeSettingsFile } = await settingsFile();
      return writeSettingsFile(read.value.settings);
    },
    async importFile(text) {
      const { readSettingsFile } = await settingsFile();
      const file = readSettingsFile(text);
      fileProblems.value = file.ok ? [] : file.problems;
      if (file.ok) fields.value = fieldsOf(file.settings);
    },
    follow() {
      if (!staff.value.value) {
        void asking.run(async (signal) => {
          const found = await host.staff({ signal });
          signal.throwIfAborted();
          staff.value = { state: "ready", value: found };
        });
      }
      return effect(() => {
        const { phase } = view.progress.value;
        const { value } = tried;
        const { errors, settings } = read.value;
        // What is still being read, or typed, is not worth the work.
        if (phase === "done" || phase === "paused" || phase === "stopped") {
          if (!errors.size) untracked(() => void trial.run(settings, value));
        }
      });
    },
  };
}

/** What reads a file brings a whole library along. */
const settingsFile = () => import("../definitions/settings-file.ts");

/** Where neither the settings nor the host have any to begin with. */
const usual: Schedule = {
  id: toScheduleId("UTC"),
  name: "UTC",
  zone: "UTC",
  week: Object.fromEntries(
    weekdays.slice(0, 5).map((day) => [day, [{ start: 9 * 60, end: 17 * 60 }]]),
  ),
  holidays: [],
  dst: "wall",
};

function changesIn(fields: Fields, saved: Fields): readonly string[] {
  const names = new Set([...Object.keys(saved), ...Object.keys(fields)]);
  const isOwn = fields["hours"] === "own" || saved["hours"] === "own";
  const changed = [...names].filter((name) => (fields[name] ?? "") !== (saved[name] ?? ""));
  return [
    ...new Set(
      changed.flatMap((name) => {
        if (!name.startsWith("hours")) return name;
        return name === "hours" || isOwn ? "hours" : [];
      }),
    ),
  ];
}
