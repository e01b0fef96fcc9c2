// What the benchmark runs inside the browser, handed over to it on the page itself.
import { measureCompute } from "./compute.ts";
import { measureWorkingTime } from "./working-time.ts";

Object.assign(globalThis, { measureCompute, measureWorkingTime });
