import { writeWindows } from "../definitions/write-settings.ts";
import { schedulesIn } from "../state/settings-fields.ts";
import { type Schedule, weekdays } from "../time/schedule.ts";
import type { SettingsFace } from "./face.ts";
import { ground } from "./ground.ts";
import { Choice, Section, TextField, Tick } from "./settings-field.tsx";

/** When the team works: as the host says, as is set here, or not looked at. */
export function HoursSection({ face }: { face: SettingsFace }) {
  const { app, settings, t } = face;
  const tool = app.traits.name;
  const fields = settings.fields.value;
  const kept = settings.effect.value.value?.now.hostHours;
  return (
    <Section title={t("set_hours")} how={t("set_about_hours")}>
      <Choice face={face} field="hours" value="host" label={t("set_hours_host", { tool })}>
        {kept?.map((schedule) => (
          <bdi key={schedule.id}>{sayHours(face, schedule)}</bdi>
        ))}
        {kept?.length === 0 && t("set_hours_empty", { tool })}
      </Choice>
      <Choice face={face} field="hours" value="own" label={t("set_hours_own")} />
      {fields["hours"] === "own" && <OwnHours face={face} />}
      <Choice face={face} field="hours" value="none" label={t("set_hours_none")} />
      {fields["hours"] !== "none" && <Tick face={face} field="clock" label={t("set_clock")} />}
    </Section>
  );
}

function OwnHours({ face }: { face: SettingsFace }) {
  const { settings, t } = face;
  const places = schedulesIn(settings.fields.value);
  const remove = (place: number) => {
    settings.removeHours(place);
    ground().getElementById("add-hours")?.focus();
  };
  return (
    <div class="own stack">
      <p class="quiet">{t("set_hours_hint")}</p>
      <datalist id="zones">
        {Intl.supportedValuesOf("timeZone").map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
      {places.map((place) => {
        const at = (part: string) => `hours.${place}.${part}`;
        const name = settings.fields.value[at("name")] || settings.fields.value[at("zone")] || "";
        return (
          <fieldset key={place} class="week" aria-label={name || t("set_hours")}>
            <TextField face={face} field={at("name")} label={t("set_name")} />
            <TextField face={face} field={at("zone")} label={t("set_zone")} list="zones" />
            {weekdays.map((day, index) => (
              <TextField key={day} face={face} field={at(day)} label={sayDay(face, index)} />
            ))}
            <TextField face={face} field={at("holidays")} label={t("set_holidays")} />
            {places.length > 1 && (
              <button type="button" class="button small" onClick={() => remove(place)}>
                {t("set_remove", { name })}
              </button>
            )}
          </fieldset>
        );
      })}
      <button id="add-hours" type="button" class="button small" onClick={settings.addHours}>
        {t("set_add_hours")}
      </button>
    </div>
  );
}

/** The first of January 2024 was a Monday. */
function sayDay({ language }: SettingsFace, index: number): string {
  const { format } = new Intl.DateTimeFormat(language.locale, {
    weekday: "short",
    timeZone: "UTC",
  });
  return format(Date.UTC(2024, 0, 1 + index));
}

/** `Office · Europe/Madrid · Mon–Thu 09:00-14:00 · Fri 09:00-15:00` */
function sayHours(face: SettingsFace, { holidays, name, week, zone }: Schedule): string {
  const days: { readonly hours: string; first: number; last: number }[] = [];
  for (const [index, day] of weekdays.entries()) {
    const hours = writeWindows(week[day] ?? []);
    const before = days.at(-1);
    if (hours && before?.hours === hours && before.last === index - 1) before.last = index;
    else if (hours) days.push({ hours, first: index, last: index });
  }
  const said = days.map(({ first, hours, last }) => {
    const from = sayDay(face, first);
    return `${first === last ? from : `${from}–${sayDay(face, last)}`} ${hours}`;
  });
  const closed = holidays.length ? [face.t("set_holidays_count", { n: holidays.length })] : [];
  return [name, zone, ...said, ...closed].join(" · ");
}
