import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launchBrowser } from "../browser.ts";
import { type Desk, startDesk } from "./desk.ts";
import { layoutFaults } from "./layout-faults.ts";
import { addressOf, type Stop, type Tour, ticketsToShow, toursOf } from "./tours.ts";
import { type Visit, visit } from "./visit.ts";

let desk: Desk;
let browser: Browser;
let tours: readonly Tour[];

/** Tours are known before the desk's tickets are: they have the same names for any of them. */
const names = toursOf({ rich: "", running: "" }).map(({ stops }) => stops.map(({ name }) => name));

beforeAll(async () => {
  browser = await launchBrowser();
  desk = await startDesk();
  tours = toursOf(await ticketsToShow(desk));
});

afterAll(async () => {
  await Promise.all([browser?.close(), desk?.stop()]);
});

type Look = (seen: Visit, stop: Stop) => Promise<Readonly<Record<string, unknown>>>;

/** Goes through a tour in its narrowest place; gathers what is wrong at any stop. */
async function walk(tour: Tour, look: Look): Promise<Readonly<Record<string, unknown>>> {
  const [place = "beside"] = tour.places;
  const seen = await visit(browser, { address: addressOf(desk, { tour, place }) });
  try {
    const wrong: Record<string, unknown> = {};
    for (const stop of tour.stops) {
      await stop.arrive(seen);
      for (const [what, found] of Object.entries(await look(seen, stop))) {
        if (Array.isArray(found) && found.length) wrong[`${stop.name}, ${what}`] = found;
      }
      await stop.leave?.(seen);
    }
    if (!tour.isRough && seen.wrong.length) wrong["in the console"] = seen.wrong;
    return wrong;
  } finally {
    await seen.close();
  }
}

const faultsOf = async (seen: Visit) => (await seen.frame()).evaluate(layoutFaults);

describe.each(names.map((stops, at) => [stops.join(", "), at] as const))("%s", (_, at) => {
  test("axe finds nothing in the light or the dark, and no text is cut or covered", async () => {
    const wrong = await walk(tourAt(at), async (seen) => {
      const found: Record<string, unknown> = { layout: await faultsOf(seen) };
      // Colours and roles are the same in any words.
      for (const theme of tourAt(at).isTongue ? [] : ["light", "dark"]) {
        await seen.app.locator(`[data-theme=${theme}]`).waitFor();
        found[theme] = await seen.violations();
        await seen.switchTheme();
      }
      return found;
    });
    expect(wrong).toEqual({});
  });
});

/** The tours of all that is there when nothing is wrong. */
const calm = names.flatMap((stops, at) =>
  ["ticket", "me"].includes(stops[0] ?? "") ? [[stops.join(", "), at] as const] : [],
);

test("there are calm tours", () => expect(calm).toHaveLength(2));

describe.each(calm)("%s", (_, at) => {
  test("no text is cut or covered where texts are twice as large", async () => {
    const wrong = await walk(tourAt(at), async (seen) => {
      const frame = await seen.frame();
      await frame.evaluate(() => {
        document.documentElement.style.fontSize = "200%";
      });
      const layout = await faultsOf(seen);
      await frame.evaluate(() => {
        document.documentElement.style.fontSize = "";
      });
      return { layout };
    });
    expect(wrong).toEqual({});
  });

  test("nothing moves for those who want no motion, and marks keep their colour", async () => {
    const wrong = await walk(tourAt(at), async ({ frame, page }) => {
      const found: Record<string, unknown> = {};
      for (const colorScheme of ["light", "dark"] as const) {
        await page.emulateMedia({ reducedMotion: "reduce", forcedColors: "active", colorScheme });
        const { moving, unseen } = await (await frame()).evaluate(movingAndUnseen);
        Object.assign(found, { moving, [`unseen in the ${colorScheme}`]: unseen });
      }
      await page.emulateMedia({ reducedMotion: null, forcedColors: null, colorScheme: null });
      return found;
    });
    expect(wrong).toEqual({});
  });
});

/** Runs inside the page: what moves, and marks that stand out from the ground less than twofold. */
function movingAndUnseen() {
  const moving: string[] = [];
  const unseen: string[] = [];
  /** By WCAG; null where nothing is painted. */
  const luminance = (colour: string): number | null => {
    const [red = 0, green = 0, blue = 0, alpha = 1] = (colour.match(/[\d.]+/g) ?? []).map(Number);
    const whole = colour.startsWith("rgb") ? 255 : 1;
    const light = (part: number) => {
      const value = part / whole;
      return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    };
    return alpha ? 0.2126 * light(red) + 0.7152 * light(green) + 0.0722 * light(blue) : null;
  };
  const root = document.querySelector(".sidelight") ?? document.body;
  const ground = luminance(getComputedStyle(root).backgroundColor) ?? 0;
  const standsOut = (colour: string): boolean => {
    const own = luminance(colour) ?? ground;
    return (Math.max(own, ground) + 0.05) / (Math.min(own, ground) + 0.05) >= 2;
  };
  for (const element of root.querySelectorAll("*")) {
    const style = getComputedStyle(element);
    if (style.animationName !== "none" || !/^(0s(, )?)+$/.test(style.transitionDuration)) {
      moving.push(`${element.tagName}.${element.className}`);
    }
    if (element.tagName !== "I" || !element.checkVisibility()) continue;
    const hasBorder =
      (style.borderInlineStartWidth !== "0px" && standsOut(style.borderInlineStartColor)) ||
      (style.borderBlockStartWidth !== "0px" && standsOut(style.borderBlockStartColor));
    const hasGround = standsOut(style.backgroundColor) || style.backgroundImage !== "none";
    const isKept = style.forcedColorAdjust === "none" && (hasBorder || hasGround);
    if (!isKept) unseen.push(`${element.className}, ${style.backgroundColor}`);
  }
  return { moving, unseen };
}

function tourAt(at: number): Tour {
  const tour = tours[at];
  if (!tour) throw new Error(`There is no tour ${at}.`);
  return tour;
}
