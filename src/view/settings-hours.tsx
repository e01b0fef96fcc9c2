import { type Fields, schedulesIn } from "../definitions/settings-fields.ts";
import { weekdays } from "../time/schedule.ts";
import type { SettingsFace } from "./face.ts";
import { ground } from "./ground.ts";
import { Choice, Section, TextField } from "./settings-field.tsx";

/** When the team works: as the host says, as is set here, or not looked at. */
export function HoursSection({ face }: { face: SettingsFace }) {
  const { app, settings, t } = face;
  const tool = app.traits.name;
  const fields = settings.fields.value;
  const kept = settings.effect.value.value?.now.hostHours;
  return (
    <Section title={t("set_hours")} how={t("set_about_hours")}>
      <Choice face={face} field="hours" value="host" label={t("set_hours_host", { tool })}>
        {kept?.map((hours, place) => (
          <bdi key={place}>{sayHours(face, hours)}</bdi>
        ))}
        {kept?.length === 0 && t("set_hours_empty", { tool })}
      </Choice>
      <Choice face={face} field="hours" value="own" label={t("set_hours_own")} />
      {fields["hours"] === "own" && <OwnHours face={face} />}
      <Choice face={face} field="hours" value="none" label={t("set_hours_none")} />
      {fields["hours"] !== "none" && <Choice face={face} field="clock" label={t("set_clock")} />}
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
              <TextField key={day} face={face} field={at(day)} label={face.format.weekday(index)} />
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

/** `Office · Europe/Madrid · Mon–Thu 09:00-14:00 · Fri 09:00-15:00` */
function sayHours(face: SettingsFace, kept: Fields): string {
  const { holidays, name, zone } = kept;
  const days: { readonly hours: string; first: number; last: number }[] = [];
  for (const [index, day] of weekdays.entries()) {
    const hours = kept[day];
    const before = days.at(-1);
    if (hours && before?.hours === hours && before.last === index - 1) before.last = index;
    else if (hours) days.push({ hours, first: index, last: index });
  }
  const said = days.map(({ first, hours, last }) => {
    const { weekday } = face.format;
    return `${weekday(first)}${first === last ? "" : `–${weekday(last)}`} ${hours}`;
  });
  const closed = holidays && face.t("set_holidays_count", { n: holidays.split(",").length });
  return [name, zone, ...said, closed].filter(Boolean).join(" · ");
}
