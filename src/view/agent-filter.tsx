import type { OpenFace } from "./face.ts";
import { Icon } from "./icon.tsx";

/** Whom to compare. */
export function AgentFilter({ face }: { face: OpenFace }) {
  const { t, team } = face;
  const chosen = team.chosen.value;
  const everybody = team.everybody.value;
  const onKeyDown = (event: KeyboardEvent) => {
    const { currentTarget: details, key } = event;
    if (key !== "Escape" || !(details instanceof HTMLDetailsElement)) return;
    details.open = false;
    details.querySelector("summary")?.focus();
  };
  return (
    <details class="agents" onKeyDown={onKeyDown}>
      <summary class="button picker">
        <span class="cut">
          {chosen ? t("agents", { n: chosen.size }) : t("all_agents", { n: everybody.length })}
        </span>
        <Icon name="down" />
      </summary>
      <fieldset class="menu" aria-label={t("compare")}>
        {everybody.map(({ agent, name, tier }) => (
          <label key={agent}>
            <input
              type="checkbox"
              checked={chosen?.has(agent) ?? false}
              onChange={() => team.toggle(agent)}
            />
            <bdi class="cut">{name}</bdi>
            {tier !== null && <span class="quiet">{t("tier", { n: tier })}</span>}
          </label>
        ))}
        <button type="button" class="link" onClick={team.chooseAll}>
          {t("everyone")}
        </button>
      </fieldset>
    </details>
  );
}
