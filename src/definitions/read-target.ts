import type { Seconds } from "../time/instant.ts";
import type { Target } from "./settings.ts";
import type { ProblemKind } from "./settings-form.ts";

/** Reads `1h 30m, goal 80%` in plain characters; the goal may be left out. */
export function readTarget(text: string): Pick<Target, "within" | "goal"> | ProblemKind {
  const [said = "", share] = /(?:goal)?[ :=]*(\d+(?:\.\d+)?) ?%/i.exec(text) ?? [];
  const within = readDuration(
    text
      .replace(said, "")
      .replace(/[ ,;]+/g, " ")
      .trim(),
  );
  const goal = share === undefined ? null : Number(share) / 100;
  if (!within) return "bad_duration";
  return goal !== null && goal > 1 ? "bad_goal" : { within, goal };
}

const duration = new RegExp(
  `^${["d(?:ays?)?", "h(?:(?:ou)?rs?)?", "m(?:in(?:ute)?s?)?", "s(?:ec(?:ond)?s?)?"]
    .map((unit) => `(?:(\\d{1,6}) ?${unit})?`)
    .join(" ?")}$`,
  "i",
);

/** Seconds of `30m`, `1h 30m`, `2 days` or `90s`; 0 for anything else. */
export function readDuration(text: string): Seconds {
  const [days = 0, hours = 0, minutes = 0, seconds = 0] =
    duration
      .exec(text)
      ?.slice(1)
      .map((count) => Number(count ?? 0)) ?? [];
  return ((days * 24 + hours) * 60 + minutes) * 60 + seconds;
}
