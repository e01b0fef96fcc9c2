import type { Instant, Seconds } from "../time/instant.ts";
import { rightToLeft } from "./translate.ts";

export type Clock = "calendar" | "working";

/** Numbers and times as the viewer's language writes them; the only place that rounds. */
export interface Format {
  /** Two largest units, a zero one dropped. A day is 24 hours; working time has no days. */
  duration(seconds: Seconds, clock: Clock): string;
  count(value: number): string;
  /** A mean of counts, with one decimal. */
  mean(value: number): string;
  /** A rate as a whole percent. */
  share(rate: number): string;
  time(at: Instant): string;
  day(at: Instant): string;
  /** A day of this year. */
  date(at: Instant): string;
  /** From one day to another, without what they share. */
  days(from: Instant, to: Instant): string;
  /** A day of the week, 0 is Monday. */
  weekday(day: number): string;
  /** The day of the week and the time. */
  moment(at: Instant): string;
}

/** `zone` is the viewer's IANA time zone. */
export function createFormat(locale: string, zone: string): Format {
  const number = (options: Intl.NumberFormatOptions) =>
    new Intl.NumberFormat(locale, options).format;
  const date = (options: Intl.DateTimeFormatOptions) => {
    const { format } = new Intl.DateTimeFormat(locale, { timeZone: zone, ...options });
    return (at: Instant) => format(at * 1000);
  };
  const weekday = new Intl.DateTimeFormat(locale, { weekday: "short", timeZone: "UTC" });
  const days = new Intl.DateTimeFormat(locale, {
    timeZone: zone,
    day: "numeric",
    month: "short",
  });
  const unit = (name: string, size: Seconds) => {
    const say = number({ style: "unit", unit: name, unitDisplay: "narrow" });
    // A number stays on one line with its unit.
    return { size, say: (value: number) => say(value).replace(/ /g, "\u00a0") };
  };
  const units = [unit("day", 86_400), unit("hour", 3600), unit("minute", 60), unit("second", 1)];
  return {
    duration(seconds, clock) {
      const known = units.slice(clock === "working" ? 1 : 0);
      const largest = (value: number) => known.findIndex(({ size }) => size <= (value || 1));
      const step = known[largest(Math.round(seconds)) + 1]?.size ?? 1;
      // Rounding may fill the larger unit: 59 minutes 59.7 seconds are an hour.
      const rounded = Math.round(seconds / step) * step;
      const [one, two] = known.slice(largest(rounded));
      if (!one) return "";
      const rest = rounded % one.size;
      const said = one.say(Math.floor(rounded / one.size));
      const whole = two && rest ? `${said} ${two.say(rest / two.size)}` : said;
      // Beside words in other letters its numbers would part from its units.
      return rightToLeft.test(whole) ? `\u2068${whole}\u2069` : whole;
    },
    count: number({}),
    mean: number({ minimumFractionDigits: 1, maximumFractionDigits: 1 }),
    share: number({ style: "percent" }),
    time: date({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" }),
    day: date({ day: "numeric", month: "short", year: "numeric" }),
    date: (at) => days.format(at * 1000),
    days: (from, to) => days.formatRange(from * 1000, to * 1000),
    // The fifth of January 1970 was a Monday.
    weekday: (day) => weekday.format((day + 4) * 86_400_000),
    moment: date({ weekday: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23" }),
  };
}
