import "./first-screen.ts";
import type { ComponentChildren } from "preact";
import { type MetricId, metricIndex, metrics } from "../metrics/traits.ts";
import { unitOf } from "../state/judge.ts";
import { type OptionNote, optionNotes } from "../state/option-notes.ts";
import { type OpenFace, sayList } from "./face.ts";
import { Icon } from "./icon.tsx";

interface PanelProps {
  readonly face: OpenFace;
  readonly metric: MetricId;
  onClose(): void;
}

/** Where a metric starts and stops, whose it is, what is left out and which options are on. */
export function DefinitionPanel({ face, metric, onClose }: PanelProps) {
  const { app, t, terms } = face;
  const options = optionNotes(metric, { clock: terms.clock, options: terms.settings.options });
  const summary = metric === "received" ? metric : unitOf(metric);
  const tool = app.traits.name;
  return (
    <section
      class="definition"
      aria-label={t("explain", { metric: t(metric) })}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        onClose();
      }}
    >
      <p class="row">
        <b>{t(metric)}</b>
        <button type="button" class="explain" aria-label={t("def_close")} onClick={onClose}>
          <Icon name="cross" />
        </button>
      </p>
      <dl>
        {formulaOf(face, metric)}
        <Line name={t("def_belongs")}>{t(`${metric}_belongs`)}</Line>
        <Line name={t("def_not_counted")}>{t(`${metric}_leaves`)}</Line>
        <Line name={t("def_no_value")}>{t(`${metric}_lacks`)}</Line>
        <Line name={t("def_summary")}>{t(`summary_${summary}`)}</Line>
        {options.length > 0 && (
          <Line name={t("def_options")}>
            {options.map((note) => (
              <p key={note.says}>
                {sayOption(face, note)}
                {!note.isUsual && <b class="changed">{t("def_unusual")}</b>}
              </p>
            ))}
          </Line>
        )}
        {app.traits.reports && differing(metric) && (
          <Line name={t("def_differs")}>{t(`${metric}_differs`, { tool })}</Line>
        )}
      </dl>
    </section>
  );
}

function Line({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** What is measured. */
function formulaOf({ t }: OpenFace, metric: MetricId): ComponentChildren {
  const traits = metrics[metricIndex[metric]];
  if (traits?.unit === "duration") {
    return [
      <Line key="starts" name={t("def_starts")}>
        {t(`${traits.id}_starts`)}
      </Line>,
      <Line key="stops" name={t("def_stops")}>
        {t(`${traits.id}_stops`)}
      </Line>,
    ];
  }
  return [
    traits && (
      <Line key="counts" name={t("def_counts")}>
        {t(`${traits.id}_counts`)}
      </Line>
    ),
    traits?.unit === "share" && (
      <Line key="out_of" name={t("def_out_of")}>
        {t(`${traits.id}_out_of`)}
      </Line>
    ),
  ];
}

function sayOption(face: OpenFace, note: OptionNote): string {
  const { app, format, t } = face;
  const { days = 0, priorities = [], says, seconds = 0, tags = [] } = note;
  return t(`opt_${says}`, {
    tool: app.traits.name,
    n: days,
    time: format.duration(seconds, "calendar"),
    which: sayList(face, [...priorities.map((priority) => t(`priority_${priority}`)), ...tags]),
  });
}

/** Whether hosts are known to report a figure of their own for it. */
function differing(metric: MetricId): metric is "first_response" | "resolution" | "reopens" {
  return metric === "first_response" || metric === "resolution" || metric === "reopens";
}
