import { type MetricId, metrics } from "../metrics/traits.ts";
import { AgentFilter } from "./agent-filter.tsx";
import { Definition, ExplainButton } from "./definition.tsx";
import type { OpenFace } from "./face.ts";
import { Picker } from "./pickers.tsx";
import { SettlingLine } from "./settling.tsx";
import { five, TeamTable } from "./team-table.tsx";
import { ViewFrame } from "./view-frame.tsx";

/** The agents side by side, by one metric or by all of them. */
export function TeamTab({ face }: { face: OpenFace }) {
  const { app, t, team } = face;
  const metric = team.metric.value;
  const options = metrics
    .filter(({ id }) => id !== "csat" || app.traits.rates)
    .map(({ id }) => ({ value: id, text: t(id) }));
  return (
    <ViewFrame
      face={face}
      pickers={
        <>
          <AgentFilter face={face} />
          <div class="metric">
            <Picker<MetricId | null>
              label={t("metric")}
              chosen={metric}
              onChoose={team.showMetric}
              options={[{ value: null, text: t("all_metrics") }, ...options]}
            />
            {metric && <ExplainButton face={face} metric={metric} spot="team" />}
          </div>
          {metric && <Definition face={face} metric={metric} spot="team" />}
        </>
      }
    >
      <TeamTable face={face} />
      <div class="foot quiet">
        <SettlingLine face={face} />
        <p>{t(metric ? "team_line" : "few_means")}</p>
        {!metric && <Explanations face={face} />}
      </div>
    </ViewFrame>
  );
}

/** The columns have no room for it: how each is counted, under the table. */
function Explanations({ face }: { face: OpenFace }) {
  return (
    <>
      <p class="row">
        {five.map((id) => (
          <span key={id}>
            {face.t(id)} <ExplainButton face={face} metric={id} spot={`team ${id}`} />
          </span>
        ))}
      </p>
      {five.map((id) => (
        <Definition key={id} face={face} metric={id} spot={`team ${id}`} />
      ))}
    </>
  );
}
