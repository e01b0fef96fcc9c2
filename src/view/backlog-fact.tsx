import { backlogOf } from "../state/backlog-figure.ts";
import type { OpenFace } from "./face.ts";
import { Fact } from "./fact.tsx";
import { Icon } from "./icon.tsx";

/** The viewer's unsolved tickets in the view, and how that changed over the period. */
export function BacklogFact({ face }: { face: OpenFace }) {
  const { app, format, t, terms, view } = face;
  const agent = terms.viewer.id;
  const { change, open } = backlogOf(view, agent);
  const since = format.date(view.range.value?.from ?? view.listedAt.value);
  const n = Math.abs(change ?? 0);
  const isListed = view.heads.value.size > 0 || view.progress.value.phase !== "listing";
  return (
    <Fact
      label={t("load")}
      isSecond
      value={isListed ? format.count(open.length) : null}
      onOpen={open.length ? () => app.open({ kind: "load", agent }) : undefined}
      left={t("in_this_view")}
      right={
        change !== null && (
          <span class="change">
            {change !== 0 && <Icon name={change > 0 ? "rise" : "fall"} />}{" "}
            {change === 0
              ? t("as_many_as", { day: since })
              : t(change > 0 ? "more_than" : "fewer_than", { n, day: since })}
          </span>
        )
      }
    />
  );
}
