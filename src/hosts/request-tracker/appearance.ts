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
      zone: zoneOf(zone) ?? zoneOf() ?? "UTC",
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

/** The zone of this name, without one the browser's; null where this browser does not know it. */
function zoneOf(name?: string): string | null {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return null;
  }
}
