const parts: Intl.DateTimeFormatOptions = {
  day: "numeric",
  month: "short",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
};
const thisYear = new Intl.DateTimeFormat("en", parts);
const anyYear = new Intl.DateTimeFormat("en", { ...parts, year: "numeric" });
const long = new Intl.DateTimeFormat("en", { dateStyle: "full", timeStyle: "long" });

/** When something happened, in the reader's own time. */
export function Moment({ at }: { readonly at: string }) {
  const date = new Date(at);
  const short = date.getFullYear() === new Date().getFullYear() ? thisYear : anyYear;
  return (
    <time class="quiet" dateTime={at} title={long.format(date)}>
      {short.format(date)}
    </time>
  );
}
