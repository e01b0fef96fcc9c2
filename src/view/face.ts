import type { ReadonlySignal } from "@preact/signals";
import type { PersonId } from "../history/ids.ts";
import type { MetricId } from "../metrics/traits.ts";
import type { AppModel, Session } from "../state/app-model.ts";
import { unitOf } from "../state/judge.ts";
import type { SettingsModel } from "../state/settings-model.ts";
import type { Views } from "../state/views.ts";
import type { Instant, Seconds } from "../time/instant.ts";
import type { Format } from "../translations/format.ts";
import type { Language } from "../translations/languages.ts";
import type { Translate } from "../translations/translate.ts";
import type { Speech } from "./speech.ts";

/** What every component draws from. */
export interface Face {
  readonly app: AppModel;
  readonly t: Translate;
  readonly speech: Pick<Speech, "need">;
  /** Of what `t` says; the host's own language may not be among ours. */
  readonly language: Language;
  readonly format: Format;
  /** The running time, to the second. */
  readonly clock: ReadonlySignal<Instant>;
  /** The same, cut to the minute: what runs for hours is not drawn every second. */
  readonly minute: ReadonlySignal<Instant>;
}

/** A face once it is known who looks. */
export interface TicketFace extends Face, Session {}

/** A face that looks further than the ticket. */
export interface OpenFace extends TicketFace, Views {}

/** A face with the form of the settings. */
export interface SettingsFace extends OpenFace {
  readonly settings: SettingsModel;
}

/** A person's name, or the bare id where the host does not know it. */
export function nameOf({ reader }: TicketFace, id: PersonId): string {
  return reader.directory.value.people.get(id)?.name ?? id;
}

/** Things side by side; `Intl.ListFormat` has no form without an "and" that every language separates. */
export function sayList({ t }: Face, things: readonly string[]): string {
  return things.join(t("comma"));
}

/** One sentence after another. */
export function saySentences({ t }: Face, sentences: readonly string[]): string {
  return sentences.join(t("gap"));
}

/** One letter for a status, by its place among all of them. */
export function letterOf({ t }: Face, status: number): string {
  return t("letters").split(" ")[status] ?? "";
}

/** The same, with a word for the viewer. */
export function sayPerson(face: TicketFace, id: PersonId): string {
  return id === face.terms.viewer.id ? face.t("you") : nameOf(face, id);
}

/** A running time, told by the minute: seconds that run are a distraction. */
export function wholeMinutes(seconds: Seconds): Seconds {
  return seconds < 60 ? seconds : seconds - (seconds % 60);
}

/** Writes what the host computed itself: durations, and how often. */
export function sayReported(
  { format, terms }: TicketFace,
  { metric, value }: { metric: MetricId; value: number },
): string {
  return unitOf(metric) === "duration" ? format.duration(value, terms.clock) : format.count(value);
}

/** Writes a figure's headline the way that its metric is written. */
export function sayFigure(
  { format, terms }: Pick<TicketFace, "format" | "terms">,
  { metric, value }: { metric: MetricId; value: number },
): string {
  if (metric === "received") return format.count(value);
  const unit = unitOf(metric);
  if (unit === "duration") return format.duration(value, terms.clock);
  return unit === "share" ? format.share(value) : format.mean(value);
}
