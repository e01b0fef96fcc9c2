import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { launchBrowser } from "../browser.ts";
import { type Desk, startDesk } from "../e2e/desk.ts";
import {
  addressOf,
  type Place,
  type Stop,
  type Tour,
  ticketsToShow,
  toursOf,
  widths,
} from "../e2e/tours.ts";
import { type Visit, visit } from "../e2e/visit.ts";
import { gallery, type Shot } from "./gallery.ts";
import { readmePictures } from "./readme-pictures.ts";

const themes = ["light", "dark"] as const;

/**
 * The command behind `npm run shots`: every stop of every tour in each place and theme, as pictures
 * below a folder, with a page to look at them side by side. Arguments choose stops by parts of
 * their names; `--readme` makes the README's pictures instead. Returns the exit status: 1 where a
 * stop could not be reached.
 */
export async function main(argv: readonly string[], folders: Folders): Promise<number> {
  if (argv.includes("--readme")) return readmePictures(folders.readme);
  const folder = folders.all;
  const desk = await startDesk();
  const browser = await launchBrowser();
  const isWanted = ({ name }: Stop) => !argv.length || argv.some((part) => name.includes(part));
  const shots: Shot[] = [];
  let missed = 0;
  try {
    if (!argv.length) await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    for (const tour of toursOf(await ticketsToShow(desk))) {
      if (!tour.stops.some(isWanted)) continue;
      for (const place of tour.places) {
        const going = go(tour, { browser, desk, folder, place, isWanted, shots });
        missed += await going.catch((error: unknown) => {
          console.error(`${place} ${tour.query}: ${String(error).split("\n")[0]}`);
          return 1;
        });
      }
    }
    await writeFile(join(folder, "index.html"), gallery(shots));
  } finally {
    await browser.close();
    await desk.stop();
  }
  console.log(`${shots.length} pictures: ${join(folder, "index.html")}`);
  return missed ? 1 : 0;
}

export interface Folders {
  readonly all: string;
  readonly readme: string;
}

interface Going {
  readonly browser: Browser;
  readonly desk: Desk;
  readonly folder: string;
  readonly place: Place;
  isWanted(stop: Stop): boolean;
  readonly shots: Shot[];
}

async function go(tour: Tour, going: Going): Promise<number> {
  const { browser, desk, isWanted, place } = going;
  const seen = await visit(browser, {
    address: addressOf(desk, { place, tour }),
    // Beside a ticket the sidebar scrolls: all of it is to be seen.
    ...(place === "page" ? { width: widths.page, height: 1000 } : { width: 1440, height: 2400 }),
    scale: 2,
  });
  try {
    for (const stop of tour.stops) {
      await stop.arrive(seen);
      if (isWanted(stop)) await shoot(stop, { ...going, seen });
      await stop.leave?.(seen);
    }
    return 0;
  } finally {
    await seen.close();
  }
}

async function shoot({ name }: Stop, going: Going & { readonly seen: Visit }): Promise<void> {
  const { folder, place, seen, shots } = going;
  for (const theme of themes) {
    const file = `${name.replaceAll(" ", "-")}-${widths[place]}-${theme}.png`;
    await seen.app.locator(`[data-theme=${theme}]`).waitFor();
    await seen.page.locator("iframe:visible").screenshot({ path: join(folder, file) });
    shots.push({ name, place, theme, file });
    await seen.switchTheme();
  }
}
