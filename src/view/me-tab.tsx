import type { MetricId } from "../metrics/traits.ts";
import { BacklogFact } from "./backlog-fact.tsx";
import type { OpenFace } from "./face.ts";
import { MetricFact } from "./metric-fact.tsx";
import { five } from "./team-table.tsx";
import { UnsolvedHint } from "./unsolved-hint.tsx";
import { ViewFrame } from "./view-frame.tsx";

const second: readonly MetricId[] = [
  "reply_time",
  "one_touch",
  "first_contact_resolution",
  "service_level",
  "csat",
  "received",
];

/** The viewer's own figures for the picked view, beside the team's. */
export function MeTab({ face }: { face: OpenFace }) {
  const { app, t, terms } = face;
  // The list below it has the room.
  const isBrief = app.traits.place === "view";
  const asked = second.filter((id) => id !== "service_level" || terms.targetOf("first_response"));
  return (
    <ViewFrame face={face} isCompared>
      <p class="pad under row keys quiet mine" aria-hidden="true">
        {(["dot", "half", "tick", "goal"] as const).map((mark) => (
          <span key={mark} class="key">
            <i class={mark} />
            {t(`key_${mark}`)}
          </span>
        ))}
      </p>
      <ul class="facts">
        {five.map((metric) => (
          <MetricFact key={metric} face={face} metric={metric} />
        ))}
        {!isBrief &&
          asked.map((metric) => <MetricFact key={metric} face={face} metric={metric} isSecond />)}
        {!isBrief && <BacklogFact face={face} />}
      </ul>
      {!isBrief && <UnsolvedHint face={face} />}
    </ViewFrame>
  );
}
