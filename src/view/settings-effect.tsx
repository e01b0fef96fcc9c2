import { type MetricId, metrics } from "../metrics/traits.ts";
import type { Preview } from "../reading/preview.ts";
import { enough, headline, unitOf } from "../state/judge.ts";
import type { Effect } from "../state/settings-trial.ts";
import { type SettingsFace, sayFigure } from "./face.ts";
import { Picker } from "./pickers.tsx";
import { sayField, sayValue } from "./settings-words.ts";
import { TroubleNote } from "./trouble-note.tsx";

/** What the form would make of the team's figures, before it is saved. */
export function EffectPanel({ face }: { face: SettingsFace }) {
  const { settings, t, view } = face;
  const effect = settings.effect.value;
  const found = effect.value;
  const period = view.period.value;
  const isWrong = settings.errors.value.size > 0;
  return (
    <aside class="effect" aria-label={t("set_effect")} tabIndex={-1}>
      <h3>{t("set_effect")}</h3>
      <Picker
        label={t("view")}
        chosen={view.picked.value}
        onChoose={(id) => id !== null && void view.pick(id)}
        options={(view.views.value ?? []).map(({ id, name }) => ({ value: id, text: name }))}
      />
      {found && (
        <p class="quiet">
          {t("set_effect_on", {
            n: found.tickets,
            period: sayPeriod(face, period),
          })}
        </p>
      )}
      {isWrong && <p class="quiet">{t("set_effect_wrong")}</p>}
      {!found && effect.state !== "failed" && <p class="quiet">{t("set_effect_wait")}</p>}
      {effect.state === "failed" && <TroubleNote face={face} trouble={effect.trouble} />}
      {found && <EffectTable face={face} effect={found} />}
      <Cause face={face} />
    </aside>
  );
}

function sayPeriod({ t }: SettingsFace, period: SettingsFace["view"]["period"]["value"]) {
  if (period === null) return t("everything");
  if (typeof period === "number") return t("days", { n: period });
  return `${period.from} – ${period.to}`;
}

interface Line {
  readonly name: string;
  /** What of the cases the number is: median, mean or share. */
  readonly kind: string | null;
  readonly now: string;
  readonly after: string;
}

function EffectTable({ face, effect }: { face: SettingsFace; effect: Effect }) {
  const { t } = face;
  return (
    <table class="plain">
      <thead>
        <tr>
          <th scope="col">{t("team")}</th>
          <th scope="col">{t("set_now")}</th>
          <th scope="col">{t("set_after")}</th>
        </tr>
      </thead>
      <tbody aria-live="polite">
        {linesOf(face, effect).map(({ name, kind, now, after }) => (
          <tr key={name}>
            <th scope="row">
              {name} {kind && <span class="quiet">{kind}</span>}
            </th>
            <td>
              <bdi>{now}</bdi>
            </td>
            <td>{after === now ? <span class="quiet">{t("set_same")}</span> : <b>{after}</b>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function linesOf(face: SettingsFace, { now, after }: Effect): readonly Line[] {
  const { format, t } = face;
  return metrics.flatMap(({ id }): readonly Line[] => {
    const line = {
      name: t(id),
      // Escalations taken over are counted in all.
      kind: id === "received" ? null : t(`unit_${unitOf(id)}`),
      now: sayTeam(face, { of: now, metric: id }),
      after: sayTeam(face, { of: after, metric: id }),
    };
    const lines = said(line);
    if (id !== "first_response" && id !== "resolution") return lines;
    const say = ({ within }: Preview) => {
      const { rate = null, whole = 0 } = within[id] ?? {};
      return rate === null || whole < enough ? "–" : format.share(rate);
    };
    const met = { name: t("set_within", { metric: t(id) }), kind: null };
    return [...lines, ...said({ ...met, now: say(now), after: say(after) })];
  });
}

/** A line that says nothing is left out. */
function said(line: Line): readonly Line[] {
  return line.now === "–" && line.after === "–" ? [] : [line];
}

/** The headline of a figure, on the clock of its settings. */
function sayTeam(
  { format, terms }: SettingsFace,
  { of, metric }: { readonly of: Preview; readonly metric: MetricId },
): string {
  const value = headline(of.team[metric], metric);
  const { clock } = of;
  return value === null
    ? "–"
    : sayFigure({ format, terms: { ...terms, clock } }, { metric, value });
}

/** Which changes did it. */
function Cause({ face }: { face: SettingsFace }) {
  const { settings, t } = face;
  const changes = settings.changes.value;
  if (!changes.length) return null;
  return (
    <div class="quiet">
      <p>{t("set_from", { n: changes.length })}</p>
      <ul>
        {changes.map((field) => (
          <li key={field}>
            {t("set_step", {
              what: sayField(face, field),
              was: sayValue(face, { field, value: settings.saved[field] ?? "" }),
              now: sayValue(face, { field, value: settings.fields.value[field] ?? "" }),
            })}
          </li>
        ))}
      </ul>
    </div>
  );
}
