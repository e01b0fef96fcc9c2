import { nameKey } from "../definitions/settings.ts";
import { priorities } from "../history/update.ts";
import type { SettingsFace } from "./face.ts";
import { Choice, Section, TextField, Was } from "./settings-field.tsx";

interface Named {
  readonly id: string;
  readonly name: string;
}

/** Who stands on which support line. */
export function TiersSection({ face }: { face: SettingsFace }) {
  const { app, settings, t } = face;
  const title = t(app.traits.groups === "queues" ? "queue" : "group");
  const { agents = [], groups = [] } = settings.staff.value.value ?? {};
  const fields = settings.fields.value;
  const known = new Set([...agents, ...groups].flatMap(({ id, name }) => [id, nameKey(name)]));
  // Named by an installer, and not or no longer among those whom the host lists.
  const others = Object.keys({ ...settings.saved, ...fields })
    .filter((field) => field.startsWith("tier."))
    .map((field) => field.slice("tier.".length))
    .filter((name) => settings.staff.value.value && !known.has(name))
    .map((name) => ({ id: name, name }));
  return (
    <Section title={t("set_tiers")} how={t("set_about_tiers")}>
      <TierTable face={face} title={title} of={[...groups, ...others]} />
      <details>
        <summary>{t("all_agents", { n: agents.length })}</summary>
        <TierTable face={face} title={t("agent")} of={agents} />
      </details>
    </Section>
  );
}

function TierTable({
  face,
  title,
  of,
}: {
  face: SettingsFace;
  title: string;
  of: readonly Named[];
}) {
  const { settings, t } = face;
  const highest = Object.entries({ ...settings.saved, ...settings.fields.value })
    .filter(([field]) => field.startsWith("tier."))
    .reduce((most, [, tier]) => Math.max(most, Number(tier)), 3);
  const tiers = Array.from({ length: Math.min(highest + 1, 99) }, (_, index) => `${index + 1}`);
  return (
    <table class="plain">
      <thead>
        <tr>
          <th scope="col">{title}</th>
          <th scope="col">{t("set_tiers")}</th>
        </tr>
      </thead>
      <tbody>
        {of.map((one) => {
          const field = fieldFor(face, one);
          return (
            <tr key={one.id}>
              <th scope="row">
                <bdi>{one.name}</bdi>
              </th>
              <td>
                <select
                  class="box"
                  aria-label={t("set_tier_of", { name: one.name })}
                  value={settings.fields.value[field] ?? ""}
                  onChange={({ currentTarget }) => settings.set(field, currentTarget.value)}
                >
                  <option value="">{t("set_unused")}</option>
                  {tiers.map((tier) => (
                    <option key={tier} value={tier}>
                      {tier}
                    </option>
                  ))}
                </select>{" "}
                <Was face={face} field={field} />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** By name where an installer wrote the name, else by id, which outlives a new name. */
function fieldFor({ settings }: SettingsFace, { id, name }: Named): string {
  const byName = `tier.${nameKey(name)}`;
  const byId = `tier.${nameKey(id)}`;
  return !(byId in settings.saved) && byName in settings.saved ? byName : byId;
}

/** What else raises a ticket. */
export function EscalationSection({ face }: { face: SettingsFace }) {
  const { app, t } = face;
  return (
    <Section title={t("escalations")} how={t("set_about_escalations")}>
      <p>{t("set_raise")}</p>
      <div class="row ticks">
        {priorities.toReversed().map((priority) => (
          <Choice
            key={priority}
            face={face}
            field={`escalation.priority.${priority}`}
            label={t(`priority_${priority}`)}
          />
        ))}
      </div>
      {app.traits.tags && <TextField face={face} field="escalation.tags" label={t("set_tags")} />}
      <TextField face={face} field="escalation.merge" label={t("set_merge")} form="short" />
    </Section>
  );
}
