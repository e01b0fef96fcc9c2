import { Component, createRef } from "preact";
import { type DatesProblem, datesOf, type Period, periods, problemOf } from "../state/period.ts";
import type { OpenFace } from "./face.ts";
import { Segments } from "./pickers.tsx";

/** A period of so many days, or of everything. */
function sayPeriod({ t }: OpenFace, period: number | null): string {
  return period === null ? t("everything") : t("days", { n: period });
}

interface PeriodPickerProps {
  readonly face: OpenFace;
}

interface Shown {
  /** Whether dates are being typed though the period is another one. */
  readonly isOpen: boolean;
  readonly problem: DatesProblem | null;
}

/** Which days to look at, as so many before today or from one date to another, and what dates a figure. */
export class PeriodPicker extends Component<PeriodPickerProps, Shown> {
  override state: Shown = { isOpen: false, problem: null };
  readonly from = createRef<HTMLInputElement>();
  readonly to = createRef<HTMLInputElement>();

  readonly choose = (period: Period | "dates") => {
    const isOpen = period === "dates";
    this.setState({ isOpen, problem: null }, () => isOpen && this.from.current?.focus());
    if (period !== "dates") void this.props.face.view.choosePeriod(period);
  };

  readonly apply = (event: Event) => {
    event.preventDefault();
    const [from, to] = [this.from.current, this.to.current];
    const dates = { from: from?.value ?? "", to: to?.value ?? "" };
    const problem = problemOf(dates, this.today());
    this.setState({ isOpen: problem !== null, problem });
    if (!problem) void this.props.face.view.choosePeriod(dates);
    else (problem === "last_missing" ? to : from)?.focus();
  };

  today(): string {
    const { app, view } = this.props.face;
    const at = view.listedAt.value;
    return datesOf({ from: at, to: at }, app.appearance.value.zone).from;
  }

  override render({ face }: PeriodPickerProps, { isOpen }: Shown) {
    const { t, view } = face;
    const period = view.period.value;
    const isDates = isOpen || (period !== null && typeof period === "object");
    return (
      <>
        <Segments<Period | "dates">
          label={t("period")}
          chosen={isDates ? "dates" : period}
          onChoose={this.choose}
          options={[
            ...periods.map((value) => {
              return { value, text: sayPeriod(face, value) };
            }),
            { value: "dates", text: t("dates") },
          ]}
        />
        {isDates && this.form()}
        <div class="row quiet dated">
          <span>{t("dated_by")}</span>
          <Segments
            label={t("dated_by")}
            chosen={view.dateBy.value}
            onChoose={view.chooseDateBy}
            options={(["event", "created"] as const).map((value) => {
              return { value, text: t(`dated_${value}`) };
            })}
          />
        </div>
      </>
    );
  }

  form() {
    const { app, t, view } = this.props.face;
    const { problem } = this.state;
    const range = view.range.value;
    const today = this.today();
    const known = range ? datesOf(range, app.appearance.value.zone) : { from: "", to: today };
    const field = (name: "from" | "to") => (
      <label class="quiet">
        {t(`dates_${name}`)}
        <input
          type="date"
          class="entry"
          ref={this[name]}
          max={today}
          defaultValue={known[name]}
          aria-invalid={problem !== null && (problem === "last_missing") === (name === "to")}
          aria-describedby="dates-problem"
        />
      </label>
    );
    return (
      <form class="dates" noValidate onSubmit={this.apply} aria-label={t("dates")}>
        {field("from")}
        {field("to")}
        <button type="submit" class="button">
          {t("dates_show")}
        </button>
        <p id="dates-problem" class="quiet bad" role="alert">
          {problem && t(`dates_${problem}`)}
        </p>
      </form>
    );
  }
}
