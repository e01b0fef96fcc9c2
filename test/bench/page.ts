// What the benchmark runs inside the browser, handed over to it on the page itself.
import { measureArchive } from "./archive.ts";
import { fillArchive, prepareBoard } from "./board.tsx";
import { measureCompute } from "./compute.ts";
import { measureWorkingTime } from "./working-time.ts";

Object.assign(globalThis, {
  fillArchive,
  measureArchive,
  measureCompute,
  measureWorkingTime,
  prepareBoard,
});
