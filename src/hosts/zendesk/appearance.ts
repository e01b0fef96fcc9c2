import { isZone } from "../../time/zone.ts";
import type { HostPage } from "../host.ts";
import type { Surroundings } from "./surroundings.ts";
import type { ZafClient } from "./zaf-client.ts";

/** The languages that Zendesk speaks from right to left. */
const rightToLeft = /^(ar|fa|he|iw|ur)\b/i;

/** How Zendesk looks; where it does not tell its colours, the browser's wish holds. */
export function appearanceOf(
  client: ZafClient,
  { colours, user }: Surroundings,
): Pick<HostPage, "appearance" | "onAppearance"> {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const locale = user.locale || "en-US";
  let theme = colours;
  return {
    appearance: () => ({
      locale,
      direction: rightToLeft.test(locale) ? "rtl" : "ltr",
      theme: theme === "dark" || (theme !== "light" && dark.matches) ? "dark" : "light",
      zone: isZone(user.zone) ? user.zone : new Intl.DateTimeFormat().resolvedOptions().timeZone,
    }),
    onAppearance(listener) {
      const onTold = (told: unknown) => {
        if (told === "dark" || told === "light") theme = told;
        listener();
      };
      client.on("colorScheme.changed", onTold);
      dark.addEventListener("change", listener);
      return () => {
        client.off("colorScheme.changed", onTold);
        dark.removeEventListener("change", listener);
      };
    },
  };
}
