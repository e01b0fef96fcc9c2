import { join } from "node:path";
import { launchBrowser } from "../browser.ts";
import { startDesk } from "../e2e/desk.ts";
import { addressOf, type Place, ticketsToShow, toursOf } from "../e2e/tours.ts";
import { visit } from "../e2e/visit.ts";

interface Picture {
  readonly file: string;
  /** The stop that it shows. */
  readonly stop: string;
  readonly place: Place;
  /** The app alone, or the desk around it. */
  readonly of: "app" | "desk" | "board";
}

const pictures: readonly Picture[] = [
  { file: "sidebar.png", stop: "ticket", place: "beside", of: "desk" },
  { file: "ticket.png", stop: "ticket", place: "beside", of: "app" },
  { file: "me.png", stop: "me", place: "beside", of: "app" },
  { file: "board.png", stop: "board", place: "page", of: "board" },
];

/** How large a window each is taken in. */
const windows = {
  desk: { width: 1000, height: 560 },
  app: { height: 2400, scale: 1.5 },
  board: { width: 1240, height: 880 },
} as const;

/** Makes the pictures that the README shows; they change with each day's made-up month. */
export async function readmePictures(folder: string): Promise<number> {
  const desk = await startDesk();
  const browser = await launchBrowser();
  try {
    const tours = toursOf(await ticketsToShow(desk));
    for (const { file, of, place, stop: wanted } of pictures) {
      const tour = tours.find(({ stops }) => stops.some(({ name }) => name === wanted));
      if (!tour) throw new Error(`There is no stop ${wanted}.`);
      const seen = await visit(browser, {
        address: addressOf(desk, { tour, place }),
        ...windows[of],
      });
      for (const stop of tour.stops) {
        await stop.arrive(seen);
        if (stop.name === wanted) break;
        await stop.leave?.(seen);
      }
      const { page } = seen;
      const path = join(folder, file);
      if (of !== "app") await page.screenshot({ path });
      else await page.locator("iframe:visible").screenshot({ path });
      await seen.close();
    }
  } finally {
    await browser.close();
    await desk.stop();
  }
  return 0;
}
