import "./first-screen.ts";
import type { MetricId } from "../metrics/traits.ts";
import { differingReasons } from "../state/differing-reasons.ts";
import { disagreementOn } from "../state/reported.ts";
import { sayReported, saySentences } from "./face.ts";
import type { HostSaysProps } from "./host-says.tsx";

interface HostFiguresProps extends HostSaysProps {
  readonly metrics: readonly MetricId[];
}

/** What the host says of a ticket, one sentence a figure, with the reason where it is known. */
export function HostFigures({ face, head, metrics, read }: HostFiguresProps) {
  const { app, reader, t, terms } = face;
  const { clock, settings } = terms;
  const tool = app.traits.name;
  return (
    <div class="note host-says">
      <div>
        {metrics.map((metric) => {
          const found = disagreementOn({ head, read }, { clock, metric });
          if (!found) return null;
          const reasons = differingReasons(found, {
            ticket: { head, read },
            metric,
            clock,
            options: settings.options,
            directory: reader.directory.value,
          });
          const say = (value: number) => sayReported(face, { metric, value });
          return (
            <p key={metric}>
              {t("host_says", {
                tool,
                metric: t(metric),
                theirs: say(found.theirs),
                ours: found.ours === null ? "–" : say(found.ours),
              })}{" "}
              {reasons.length
                ? saySentences(
                    face,
                    reasons.map((reason) => t(`differs_${reason}`, { tool })),
                  )
                : t("differs_unknown")}
            </p>
          );
        })}
      </div>
    </div>
  );
}
