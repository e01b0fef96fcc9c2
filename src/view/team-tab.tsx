import { type MetricId, metrics } from "../metrics/traits.ts";
import { AgentFilter } from "./agent-filter.tsx";
import type { OpenFace } from "./face.ts";
import { Picker } from "./pickers.tsx";
import { TeamTable } from "./team-table.tsx";
import { ViewFrame } from "./view-frame.tsx";

/** The agents side by side, by one metric or by all of them. */
export function TeamTab({ face }: { face: OpenFace }) {
  const { t, team } = face;
  const options = metrics.map(({ id }) => ({ value: id, text: t(id) }));
  return (
    <ViewFrame
      face={face}
      pickers={
        <>
          <AgentFilter face={face} />
          <Picker<MetricId | null>
            label={t("metric")}
            chosen={team.metric.value}
            onChoose={team.showMetric}
            options={[{ value: null, text: t("all_metrics") }, ...options]}
          />
        </>
      }
    >
      <TeamTable face={face} />
    </ViewFrame>
  );
}
