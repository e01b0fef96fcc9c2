import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launchBrowser } from "../browser.ts";
import { type Desk, startDesk } from "./desk.ts";
import { layoutFaults } from "./layout-faults.ts";
import {
  addressOf,
  type Place,
  type Stop,
  type Tour,
  ticketsToShow,
  toursOf,
  widths,
} from "./tours.ts";
import { type Visit, visit } from "./visit.ts";

let desk: Desk;
let browser: Browser;
let tours: readonly Tour[];

/** Tours are known before the desk's tickets are: they have the same names for any of them. */
const templates = toursOf({ rich: "", running: "" });
const names = templates.map(({ stops }) => stops.map(({ name }) => name));

beforeAll(async () => {
  browser = await launchBrowser();
  desk = await startDesk();
  tours = toursOf(await ticketsToShow(desk));
});

afterAll(async () => {
  await Promise.all([browser?.close(), desk?.stop()]);
});

type Found = Readonly<Record<string, unknown>>;
type Look = (seen: Visit, stop: Stop) => Promise<Found>;

interface Way {
  readonly tour: Tour;
  readonly place: Place;
}

/** Goes through a tour; gathers what is wrong at any stop. */
async function walk({ tour, place }: Way, look: Look): Promise<Found> {
  const seen = await visit(browser, {
    address: addressOf(desk, { tour, place }),
    ...(place === "page" ? { width: widths.page } : {}),
  });
  try {
    const wrong: Record<string, unknown> = {};
    for (const stop of tour.stops) {
      await stop.arrive(seen);
      for (const [what, found] of Object.entries(await look(seen, stop))) {
        if (Array.isArray(found) && found.length) wrong[`${stop.name}, ${what}`] = found;
      }
      await stop.leave?.(seen);
    }
    // Offline the widget asks now and then whether it still is.
    const told = seen.wrong.filter((text) => !text.includes("ERR_INTERNET_DISCONNECTED"));
    if (!tour.isRough && told.length) wrong["in the console"] = told;
    return wrong;
  } finally {
    await seen.close();
  }
}

const faultsOf = async (seen: Visit) => (await seen.frame()).evaluate(layoutFaults);

/** The texts as they are, and twice as large; on a page also as narrow as zooming in makes it. */
async function textsIn(seen: Visit, place: Place): Promise<Found> {
  const found: Record<string, unknown> = { layout: await faultsOf(seen) };
  const frame = await seen.frame();
  const enlarge = (size: string) =>
    frame.evaluate((fontSize) => Object.assign(document.documentElement.style, { fontSize }), size);
  await enlarge("200%");
  found["layout of large texts"] = await faultsOf(seen);
  await enlarge("");
  if (place === "beside") return found;
  const whole = seen.page.viewportSize();
  for (const width of [widths.page / 2, widths.beside]) {
    await seen.page.setViewportSize({ width, height: 900 });
    found[`layout of ${width}px`] = await faultsOf(seen);
  }
  if (whole) await seen.page.setViewportSize(whole);
  return found;
}

/** What moves for those who want no motion, and marks that are lost in their own colours. */
async function marksIn({ frame, page }: Visit): Promise<Found> {
  const found: Record<string, unknown> = {};
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ reducedMotion: "reduce", forcedColors: "active", colorScheme });
    const { moving, unseen } = await (await frame()).evaluate(movingAndUnseen);
    Object.assign(found, { moving, [`unseen in the ${colorScheme}`]: unseen });
  }
  await page.emulateMedia({ reducedMotion: null, forcedColors: null, colorScheme: null });
  return found;
}

async function violationsIn(seen: Visit): Promise<Found> {
  const found: Record<string, unknown> = {};
  for (const theme of ["light", "dark"]) {
    await seen.app.locator(`[data-theme=${theme}]`).waitFor();
    found[theme] = await seen.violations();
    await seen.switchTheme();
  }
  return found;
}

describe.each(names.map((stops, at) => [stops.join(", "), at] as const))("%s", (_, at) => {
  test("axe finds nothing, no text is cut or covered in any size, no mark is lost", async () => {
    const tour = tourAt(at);
    const [place = "beside"] = tour.places;
    const wrong = await walk({ tour, place }, async (seen) => {
      const texts = await textsIn(seen, place);
      // Colours and roles are the same in any words.
      if (tour.isTongue) return texts;
      return { ...texts, ...(await marksIn(seen)), ...(await violationsIn(seen)) };
    });
    expect(wrong).toEqual({});
  });
});

/** Tours that look otherwise on a page of their own. */
const wide = names.flatMap((stops, at) =>
  templates[at]?.places.length === 2 ? [[stops.join(", "), at] as const] : [],
);

describe.each(wide)("%s, on a page of its own", (_, at) => {
  test("no text is cut or covered in any size, no mark is lost", async () => {
    const tour = tourAt(at);
    const wrong = await walk({ tour, place: "page" }, async (seen) => ({
      ...(await textsIn(seen, "page")),
      ...(await marksIn(seen)),
    }));
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
