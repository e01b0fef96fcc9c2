import { nameKey } from "../definitions/settings.ts";
import type { SettingsFace } from "./face.ts";
import { Choice, Section, TextField, Was } from "./settings-field.tsx";

/** Who sees whose figures. */
export function SeesSection({ face }: { face: SettingsFace }) {
  const { app, t } = face;
  return (
    <Section title={t("set_sees")} how={t("set_courtesy", { tool: app.traits.name })}>
      <Choice face={face} field="sees" value="own" label={t("set_sees_own")} />
      <Choice face={face} field="sees" value="everyone" label={t("set_sees_everyone")} />
      <Leads face={face} />
    </Section>
  );
}

/** Who sees the team besides the admins, by the names that the host has. */
function Leads({ face }: { face: SettingsFace }) {
  const { settings, t } = face;
  const { agents = [] } = settings.staff.value.value ?? {};
  const written = (settings.fields.value["leads"] ?? "").split("\n").filter(Boolean);
  const keysOf = ({ id, name }: { readonly id: string; readonly name: string }) => [
    nameKey(id),
    nameKey(name),
  ];
  const known = new Set(agents.flatMap(keysOf));
  // An admin sees all anyway; whom the host does not list stays until somebody takes it out.
  const listed = [
    ...agents.filter(({ role }) => role !== "admin"),
    ...written.filter((key) => !known.has(key)).map((key) => ({ id: key, name: key })),
  ];
  const choose = (person: { readonly id: string; readonly name: string }, isLead: boolean) => {
    const others = written.filter((key) => !keysOf(person).includes(key));
    const [id = ""] = keysOf(person);
    settings.set("leads", [...others, ...(isLead ? [id] : [])].sort().join("\n"));
  };
  return (
    <details>
      <summary>
        {t("set_leads", { n: written.length })} <Was face={face} field="leads" />
      </summary>
      <p class="quiet">{t("set_about_leads")}</p>
      {listed.map((person) => (
        <div key={person.id} class="choice">
          <label>
            <input
              type="checkbox"
              checked={keysOf(person).some((key) => written.includes(key))}
              onChange={({ currentTarget }) => choose(person, currentTarget.checked)}
            />
            <bdi>{person.name}</bdi>
          </label>
        </div>
      ))}
    </details>
  );
}

/** Whose updates count for nobody. */
export function BotsSection({ face }: { face: SettingsFace }) {
  const { t } = face;
  return (
    <Section title={t("set_bots")} how={t("set_about_bots")}>
      <TextField face={face} field="bots" label={t("set_bots")} form="long" isBare />
    </Section>
  );
}
