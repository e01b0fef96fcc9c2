import { type Dates, datesOf, type Period, periods } from "../state/period.ts";
import { shift } from "../time/instant.ts";
import { AgentFilter } from "./agent-filter.tsx";
import type { BoardFace } from "./board-face.ts";
import type { OpenFace } from "./face.ts";
import { sayPeriod } from "./period-picker.tsx";
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
      <Segments
        label={t("dated_by")}
        chosen={view.dateBy.value}
        onChoose={view.chooseDateBy}
        options={[
          { value: "event", text: t("by_event") },
          { value: "created", text: t("by_creation") },
        ]}
      />
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

const month = 30 * 86_400;

function PeriodPicker({ face }: { face: OpenFace }) {
  const { t, view } = face;
  const period = view.period.value;
  const custom = typeof period === "object" && period !== null;
  const until = shift(view.listedAt.value, 1);
  const range = view.range.value ?? { from: shift(until, -month), to: until };
  const dates = custom ? period : { ...datesOf({ ...range, to: until }, view.zone.value) };
  const options: readonly { value: Period; text: string }[] = [
    ...periods.map((value) => ({ value, text: sayPeriod(face, value) })),
    { value: dates, text: t("custom") },
  ];
  return (
    <>
      <Picker
        label={t("period")}
        isNamed
        chosen={period}
        onChoose={(chosen) => void view.choosePeriod(chosen)}
        options={options}
      />
      {custom && <DateField face={face} dates={period} end="from" />}
      {custom && <DateField face={face} dates={period} end="to" />}
    </>
  );
}

/** Years before are typed on the way to a later one. */
const firstYear = "2000";

function DateField({ face, dates, end }: { face: OpenFace; dates: Dates; end: keyof Dates }) {
  return (
    <label class="button date">
      <span class="name">{face.t(`date_${end}`)}</span>
      <input
        type="date"
        value={dates[end]}
        onChange={({ currentTarget: { value } }) => {
          if (value < firstYear) return;
          const [from, to] = end === "from" ? [value, dates.to] : [dates.from, value];
          // The other end gives way.
          void face.view.choosePeriod(from <= to ? { from, to } : { from: value, to: value });
        }}
      />
    </label>
  );
}
