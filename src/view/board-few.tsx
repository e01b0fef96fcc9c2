import type { PersonId } from "../history/ids.ts";
import type { MetricId } from "../metrics/traits.ts";
import type { Figure } from "../report/figure.ts";
import type { OpenFace } from "./face.ts";
import { Opener } from "./fact.tsx";
import { sayFew } from "./few.ts";

/** Whose something on the board is. */
export interface Of {
  readonly face: OpenFace;
  /** Null: the team. */
  readonly agent: PersonId | null;
}

/** What a cell of the table is about. */
export interface CellProps extends Of {
  readonly metric: MetricId;
  readonly figure: Figure;
}

/** Too few to judge: the tickets alone. */
export function Few({ face, agent, figure, metric }: CellProps) {
  const { app, t } = face;
  const { n } = figure;
  if (!n) return <span class="quiet">–</span>;
  return (
    <span class="quiet">
      {Opener({
        label: t(metric),
        value: sayFew(face, { metric, n }),
        onOpen: () => app.open({ kind: "tickets", metric, agent }),
      })}
    </span>
  );
}

/** The same where a column has no room for a sentence: how many there are, and the rest for the ear. */
export function FewInShort({ face, agent, figure, metric }: CellProps) {
  const { app, t } = face;
  const { n } = figure;
  if (!n) return <span class="quiet">–</span>;
  const few = sayFew(face, { metric, n });
  return (
    <span class="quiet" title={few}>
      {Opener({
        label: t("titled", { label: t(metric), value: few }),
        value: `n ${face.format.count(n)}`,
        onOpen: () => app.open({ kind: "tickets", metric, agent }),
      })}
    </span>
  );
}
