/** Minutes after midnight of `9:05`, `09:05` or, as an end, `24:00`; null for anything else. */
export function readTimeOfDay(text: string): number | null {
  const parts = /^(\d\d?):(\d\d)$/.exec(text);
  if (!parts || Number(parts[2]) > 59) return null;
  const minutes = Number(parts[1]) * 60 + Number(parts[2]);
  return minutes > 1440 ? null : minutes;
}

/** Days from 1970-01-01 to a date such as `2025-12-25`; null for anything else, also 31 February. */
export function readDay(text: string): number | null {
  const parts = /^([1-9]\d{3})-(\d\d)-(\d\d)$/.exec(text);
  if (!parts) return null;
  const day = Number(parts[3]);
  const midnight = Date.UTC(Number(parts[1]), Number(parts[2]) - 1, day);
  const month = new Date(midnight).getUTCMonth() + 1;
  return month === Number(parts[2]) && day > 0 ? midnight / 86_400_000 : null;
}
