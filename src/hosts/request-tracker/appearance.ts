import type { HostPage } from "../host.ts";
import type { Surroundings } from "./surroundings.ts";

/** The languages that are written from right to left. */
const rightToLeft = /^(ar|fa|he|iw|ur)\b/i;

/** How RT looks to this user: what the plugin tells, else what its page shows. */
export function appearanceOf(
  mount: HTMLElement,
  { locale: told, theme, zone }: Surroundings,
): Pick<HostPage, "appearance" | "onAppearance"> {
  const locale = toTag(told) ?? navigator.language;
  const isDark = () =>
    theme ? theme === "dark" : mount.ownerDocument.body.classList.contains("darkmode");
  return {
    appearance: () => ({
      locale,
      direction: rightToLeft.test(locale) ? "rtl" : "ltr",
      theme: isDark() ? "dark" : "light",
      zone: knownZone(zone) ?? new Intl.DateTimeFormat().resolvedOptions().timeZone,
    }),
    // RT is loaded anew when its theme or its language is changed.
    onAppearance: () => () => {},
  };
}

/** RT writes `pt_br` or `pt-br`; null for what is no language. */
function toTag(locale: string): string | null {
  try {
    return Intl.getCanonicalLocales(locale.replaceAll("_", "-"))[0] ?? null;
  } catch {
    return null;
  }
}

/** A zone that this browser knows by this name; null for anything else. */
function knownZone(name: string): string | null {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }) && name;
  } catch {
    return null;
  }
}
