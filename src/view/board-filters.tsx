import { AgentFilter } from "./agent-filter.tsx";
import type { BoardFace } from "./board-face.ts";
import { PeriodPicker } from "./period-picker.tsx";
import { Picker, Segments } from "./pickers.tsx";
import { ViewPicker } from "./view-frame.tsx";

/** What the board is about; every choice is kept in the page's address. */
export function BoardFilters({ face, board }: BoardFace) {
  const { app, reader, t, terms, view } = face;
  const hasQueues = app.traits.groups === "queues";
  const { channels, groups, priorities } = board.choices.value;
  const { channel, group, priority } = view.filter.value;
  const { groups: known } = reader.directory.value;
  return (
    <>
      <ViewPicker face={face} isNamed />
      <PeriodPicker face={face} />
      <AgentFilter face={face} />
      <Choice
        label={t(hasQueues ? "queue" : "group")}
        all={t(hasQueues ? "all_queues" : "all_groups")}
        values={groups}
        chosen={group}
        say={(id) => known.get(id)?.name ?? id}
        onChoose={(chosen) => view.filterBy({ group: chosen })}
      />
      <Choice
        label={t("channel")}
        all={t("all_channels")}
        values={channels}
        chosen={channel}
        say={(name) => name}
        onChoose={(chosen) => view.filterBy({ channel: chosen })}
      />
      <Choice
        label={t("priority")}
        all={t("all_priorities")}
        values={priorities}
        chosen={priority}
        say={(name) => t(`priority_${name}`)}
        onChoose={(chosen) => view.filterBy({ priority: chosen })}
      />
      {terms.schedules.length > 0 && (
        <Segments
          label={t("clock")}
          chosen={terms.clock}
          onChoose={terms.chooseClock}
          options={(["calendar", "working"] as const).map((value) => ({ value, text: t(value) }))}
        />
      )}
    </>
  );
}

interface ChoiceProps<T extends string> {
  readonly label: string;
  readonly all: string;
  readonly values: readonly T[];
  readonly chosen: T | null;
  say(value: T): string;
  onChoose(value: T | null): void;
}

/** One value of those that there are, or all. What was chosen stays even where no ticket has it. */
function Choice<T extends string>(props: ChoiceProps<T>) {
  const { all, chosen, label, onChoose, say, values } = props;
  const known = chosen === null || values.includes(chosen) ? values : [...values, chosen];
  if (known.length < 2 && chosen === null) return null;
  return (
    <Picker<T | null>
      label={label}
      chosen={chosen}
      onChoose={onChoose}
      options={[{ value: null, text: all }, ...known.map((value) => ({ value, text: say(value) }))]}
    />
  );
}
