import "./views.ts";
import "./first-screen.ts";
import { batch, computed, effect, type ReadonlySignal, signal, untracked } from "@preact/signals";
import type { FieldErrors } from "../definitions/read-fields.ts";
import { type Fields, placedHours, schedulesIn } from "../definitions/settings-fields.ts";
import type { FileProblem } from "../definitions/settings-file.ts";
import type { HostLists, Staff, Unsubscribe } from "../hosts/host.ts";
import type { Trouble } from "../hosts/trouble.ts";
import type { Reading } from "../reading/reading.ts";
import { createLatest } from "./latest.ts";
import type { Loading } from "./loading.ts";
import { createTrial, type Effect } from "./settings-trial.ts";
import type { ViewModel } from "./view-model.ts";

/** The settings in a form, beside those in force. Nothing holds before it is saved. */
export interface SettingsModel {
  readonly fields: ReadonlySignal<Fields>;
  readonly saved: Fields;
  /** The definitions of who chose none. */
  readonly usual: Fields;
  /** The fields that differ from what is saved, those of the working hours as one: `hours`. */
  readonly changes: ReadonlySignal<readonly string[]>;
  /** What is wrong, a moment after it was written. */
  readonly errors: ReadonlySignal<FieldErrors>;
  /** Those to tell: of fields that were left, and after a try to save of all. */
  readonly told: ReadonlySignal<FieldErrors>;
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
  /** Saves, unless a field is wrong: then all that is wrong is told. */
  save(): Promise<void>;
  exportFile(): Promise<string>;
  /** Fills the form from a file, or tells what is wrong with it. */
  importFile(text: string): Promise<void>;
  /** Keeps the effect up to date, until nobody looks. */
  follow(): Unsubscribe;
}

export interface SettingsParts {
  readonly host: Pick<HostLists, "staff">;
  readonly reading: Pick<Reading, "draft">;
  readonly view: ViewModel;
  readonly isJustSaved: boolean;
  onSaved(): void;
}

export async function createSettingsModel(parts: SettingsParts): Promise<SettingsModel> {
  const { host, isJustSaved, onSaved, reading, view } = parts;
  const { firstHours, moreHours, saved, usual } = await reading.draft("form", null, unending());
  const fields = signal(saved);
  /** What was found wrong, and with which fields. */
  const checked = signal({ fields: saved, errors: noErrors });
  const errors = computed(() => checked.value.errors);
  /** The fields that were left; null: all are looked at. */
  const left = signal<ReadonlySet<string> | null>(new Set());
  const fileProblems = signal<readonly FileProblem[]>([]);
  const saving = signal<Loading<null>>({ state: "ready", value: null });
  const staff = signal<Loading<Staff>>({ state: "loading", value: null });
  const trial = createTrial(reading, saved);
  const tried = computed(() => ({
    tickets: view.shown.value.flatMap((place) => view.tickets.value.book.ids[place] ?? []),
    range: view.range.value,
  }));

  const asking = createLatest((trouble) => {
    staff.value = { state: "failed", value: staff.value.value, trouble };
  });
  const keeping = createLatest((trouble: Trouble) => {
    saving.value = { state: "failed", value: null, trouble };
  });

  function fill(written: Fields): void {
    fields.value = written;
    void reading.draft("check", written, unending()).then((errors) => {
      // More may have been written meanwhile.
      if (fields.value === written) checked.value = { fields: written, errors };
    });
  }

  function addHours(): void {
    const places = schedulesIn(fields.value);
    const hours = places.length ? moreHours : firstHours;
    fill({ ...fields.value, ...placedHours(hours, Math.max(-1, ...places) + 1) });
  }

  return {
    fields,
    saved,
    usual,
    changes: computed(() => changesIn(fields.value, saved)),
    errors,
    told: computed(() => {
      const { value } = left;
      return new Map([...errors.value].filter(([field]) => !value || value.has(field)));
    }),
    fileProblems,
    staff,
    effect: trial.effect,
    saving,
    isJustSaved,
    set(field, text) {
      fill({ ...fields.value, [field]: text });
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
      fill(Object.fromEntries(kept));
    },
    discard() {
      fill(saved);
      left.value = new Set();
      fileProblems.value = [];
    },
    save: () =>
      keeping.run(async (signal) => {
        saving.value = { state: "loading", value: null };
        const written = fields.value;
        const errors = await reading.draft("save", written, { signal });
        signal.throwIfAborted();
        if (!errors.size) return onSaved();
        batch(() => {
          saving.value = { state: "ready", value: null };
          checked.value = { fields: written, errors };
          left.value = null;
        });
      }),
    exportFile: () => reading.draft("writeFile", fields.value, unending()),
    async importFile(text) {
      const file = await reading.draft("readFile", text, unending());
      fileProblems.value = file.problems;
      if (file.fields) fill(file.fields);
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
        const { errors, fields } = checked.value;
        // What is still being read, or typed, is not worth the work.
        if (view.isSettled.value || phase === "paused" || phase === "stopped") {
          if (!errors.size) untracked(() => void trial.run(fields, value));
        }
      });
    },
  };
}

/** For questions that are answered at once. */
const unending = () => ({ signal: new AbortController().signal });

const noErrors: FieldErrors = new Map();

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
