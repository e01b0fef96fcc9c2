import type { ComponentChildren } from "preact";
import type { SettingsFace } from "./face.ts";
import { sayValue } from "./settings-words.ts";

export interface FieldProps {
  readonly face: SettingsFace;
  /** The name in the form. */
  readonly field: string;
  readonly label: string;
  /** Whether the label is said, and drawn elsewhere. */
  readonly isBare?: boolean;
}

interface TextFieldProps extends FieldProps {
  /** Many lines, or a few characters within a sentence. */
  readonly form?: "long" | "short";
  /** The id of a list of what may be written. */
  readonly list?: string;
}

/** What was typed, what is wrong with it, and what it was. */
export function TextField({ face, field, label, isBare, form, list }: TextFieldProps) {
  const { settings } = face;
  const error = settings.told.value.get(field);
  const common = {
    id: field,
    class: "box",
    value: settings.fields.value[field] ?? "",
    "aria-invalid": error !== undefined,
    "aria-describedby": error ? `${field}-error` : undefined,
    "aria-label": isBare ? label : undefined,
    onInput: ({ currentTarget }: { currentTarget: { value: string } }) =>
      settings.set(field, currentTarget.value),
    onBlur: () => settings.leave(field),
  };
  return (
    <div class={form ? `field ${form}` : "field"}>
      {!isBare && <label for={field}>{label}</label>}
      {form === "long" ? (
        <textarea rows={3} {...common} />
      ) : (
        <input type="text" list={list} {...common} />
      )}
      <ErrorText face={face} field={field} />
      <Was face={face} field={field} />
    </div>
  );
}

/** Why a field cannot be used. */
function ErrorText({ face, field }: Pick<FieldProps, "face" | "field">) {
  const error = face.settings.told.value.get(field);
  if (!error) return null;
  return (
    <p class="bad quiet" id={`${field}-error`}>
      <bdi>{face.t(`setting_${error.problem}`, { text: error.text })}</bdi>
    </p>
  );
}

/** What is in force, where that differs. */
export function Was({ face, field }: Pick<FieldProps, "face" | "field">) {
  const { settings } = face;
  const saved = settings.saved[field] ?? "";
  // Hours that were not there before were not off.
  if (field.startsWith("hours.") && !saved) return null;
  if ((settings.fields.value[field] ?? "") === saved) return null;
  return (
    <span class="quiet was">
      {face.t("set_was", { value: sayValue(face, { field, value: saved }) })}
    </span>
  );
}

interface ChoiceProps extends FieldProps {
  /** What the field holds where this one of several is chosen; left out: a yes or no. */
  readonly value?: string;
  /** What it means, and what it is by default. */
  readonly children?: ComponentChildren;
}

/** A yes or no, or one of several. */
export function Choice({ face, field, label, value, children }: ChoiceProps) {
  const { settings } = face;
  const written = settings.fields.value[field];
  const input =
    value === undefined
      ? { id: field, type: "checkbox" as const, checked: Boolean(written) }
      : { name: field, type: "radio" as const, checked: written === value };
  return (
    <div class="choice">
      <label>
        <input
          {...input}
          value={value}
          onChange={({ currentTarget }) =>
            settings.set(field, value ?? (currentTarget.checked ? "yes" : ""))
          }
        />
        <span>
          {label}
          {children && <span class="quiet">{children}</span>}
        </span>
      </label>
      {value === undefined && <Was face={face} field={field} />}
    </div>
  );
}

interface SectionProps {
  readonly title: string;
  readonly how: string;
  readonly children: ComponentChildren;
}

/** A part of the form with its name and what it is for. */
export function Section({ title, how, children }: SectionProps) {
  return (
    <section class="section" aria-label={title}>
      <div>
        <h3>{title}</h3>
        <p class="quiet">{how}</p>
      </div>
      <div class="stack">{children}</div>
    </section>
  );
}
