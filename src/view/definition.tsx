import type { MetricId } from "../metrics/traits.ts";
import type { OpenFace } from "./face.ts";
import { ground } from "./ground.ts";
import { Icon } from "./icon.tsx";
import { later } from "./later.tsx";

interface DefinitionProps {
  readonly face: OpenFace;
  readonly metric: MetricId;
  /** Where it stands, for a page that names a metric more than once. */
  readonly spot: string;
}

/** Its words are many and seldom read: fetched when somebody asks. */
const Panel = later<Omit<DefinitionProps, "spot"> & { onClose(): void }>(async ({ speech }) => {
  const [panel] = await Promise.all([import("./definition-panel.tsx"), speech.need("definitions")]);
  return panel.DefinitionPanel;
});

/** The button beside a metric's name that lets it explain itself; put `Definition` near it. */
export function ExplainButton({ face, metric, spot }: DefinitionProps) {
  const { explained, t } = face;
  const isOpen = explained.spot.value === spot;
  return (
    <button
      type="button"
      class="explain"
      id={buttonId(spot)}
      aria-expanded={isOpen}
      aria-label={t("explain", { metric: t(metric) })}
      onClick={() => explained.toggle(spot)}
    >
      <Icon name="info" />
    </button>
  );
}

/** The same as words of their own, for the foot of a page. */
export function ExplainLink({ face, spot }: Omit<DefinitionProps, "metric">) {
  const { explained, t } = face;
  return (
    <button
      type="button"
      class="link"
      id={buttonId(spot)}
      aria-expanded={explained.spot.value === spot}
      onClick={() => explained.toggle(spot)}
    >
      {t("explain_this")}
    </button>
  );
}

/** How a metric is counted, in place; nothing until it is asked for at this spot. */
export function Definition({ face, metric, spot }: DefinitionProps) {
  const { explained } = face;
  if (explained.spot.value !== spot) return null;
  const onClose = () => {
    ground().getElementById(buttonId(spot))?.focus();
    explained.close();
  };
  return <Panel face={face} metric={metric} onClose={onClose} />;
}

function buttonId(spot: string): string {
  return `explain ${spot}`.replaceAll(" ", "-");
}
