import { Component } from "preact";
import type { TeamRow } from "../state/team-model.ts";
import type { OpenFace } from "./face.ts";
import { Icon } from "./icon.tsx";

interface AgentFilterProps {
  readonly face: OpenFace;
}

/** Those chosen are shown as chips, up to so many; more are a number. */
const mostChips = 4;

/** Whom to compare: found by name, or a whole support line at once. */
export class AgentFilter extends Component<AgentFilterProps, { readonly sought: string }> {
  override state = { sought: "" };

  readonly onKeyDown = (event: KeyboardEvent) => {
    const { currentTarget: details, key } = event;
    if (key !== "Escape" || !(details instanceof HTMLDetailsElement) || !details.open) return;
    event.stopPropagation();
    details.open = false;
    details.querySelector("summary")?.focus();
  };

  override render({ face }: AgentFilterProps, { sought }: { readonly sought: string }) {
    const { t, team } = face;
    const chosen = team.chosen.value;
    const everybody = team.everybody.value;
    const wanted = sought.trim().toLocaleLowerCase();
    const found = everybody.filter(({ name }) => name.toLocaleLowerCase().includes(wanted));
    return (
      <div class="stack">
        <details class="agents" onKeyDown={this.onKeyDown}>
          <summary class="button picker">
            <span class="cut">
              {chosen ? t("agents", { n: chosen.size }) : t("all_agents", { n: everybody.length })}
            </span>
            <Icon name="down" />
          </summary>
          <fieldset class="menu" aria-label={t("compare")}>
            <input
              type="search"
              class="entry"
              aria-label={t("find_agent")}
              placeholder={t("find_agent")}
              value={sought}
              onInput={({ currentTarget }) => this.setState({ sought: currentTarget.value })}
            />
            <div class="choices">
              {found.map((row) => (
                <Choice key={row.agent} face={face} row={row} />
              ))}
              {!found.length && <p class="quiet">{t("nobody_found")}</p>}
            </div>
            <Groups face={face} />
          </fieldset>
        </details>
        <Chips face={face} />
      </div>
    );
  }
}

function Choice({ face, row }: AgentFilterProps & { row: TeamRow }) {
  const { t, team } = face;
  const { agent, name, tier } = row;
  return (
    <label>
      <input
        type="checkbox"
        checked={team.chosen.value?.has(agent) ?? false}
        onChange={() => team.toggle(agent)}
      />
      <bdi class="cut">{name}</bdi>
      {tier !== null && <span class="quiet">{t("tier", { n: tier })}</span>}
    </label>
  );
}

/** Everybody, or one support line. */
function Groups({ face }: AgentFilterProps) {
  const { t, team } = face;
  const tiers = new Set(team.everybody.value.flatMap(({ tier }) => tier ?? []));
  return (
    <p class="groups quiet">
      <button type="button" class="link" onClick={team.chooseAll}>
        {t("everyone")}
      </button>
      {[...tiers].sort().map((tier) => (
        <button key={tier} type="button" class="link" onClick={() => team.chooseTier(tier)}>
          {t("tier", { n: tier })}
        </button>
      ))}
      <span class="far" role="status">
        {t("chosen", { n: team.chosen.value?.size ?? team.everybody.value.length })}
      </span>
    </p>
  );
}

/** The few who are chosen, each to be left out again. */
function Chips({ face }: AgentFilterProps) {
  const { t, team } = face;
  const chosen = team.chosen.value;
  if (!chosen || chosen.size > mostChips) return null;
  return (
    <ul class="chips">
      {team.everybody.value
        .filter(({ agent }) => chosen.has(agent))
        .map(({ agent, name }) => (
          <li key={agent}>
            <button
              type="button"
              class="button small"
              aria-label={t("remove", { who: name })}
              onClick={() => team.toggle(agent)}
            >
              <bdi>{name}</bdi> <Icon name="cross" />
            </button>
          </li>
        ))}
    </ul>
  );
}
