const short = new Intl.DateTimeFormat("en", {
  day: "numeric",
  month: "short",
  hour: "2-digit",
  minute: "2-digit",
  hour12: false,
});
const long = new Intl.DateTimeFormat("en", { dateStyle: "full", timeStyle: "long" });

/** When something happened, in the reader's own time. */
export function Moment({ at }: { readonly at: string }) {
  const date = new Date(at);
  return (
    <time class="quiet" dateTime={at} title={long.format(date)}>
      {short.format(date)}
    </time>
  );
}
