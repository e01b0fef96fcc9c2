import type { Settings } from "./settings.ts";

/** A share that may have a goal, by its metric's id; the metric says which way is better. */
export type ShareWithGoal = (typeof sharesWithGoal)[number];

export const sharesWithGoal = [
  "reopens",
  "one_touch",
  "first_contact_resolution",
  "csat",
] as const satisfies readonly string[];

/** How each is called in a line of the targets; the first of its names is the one we write. */
const named: Readonly<Record<ShareWithGoal, readonly string[]>> = {
  reopens: ["reopens", "reopen"],
  one_touch: ["one-touch", "one touch"],
  first_contact_resolution: [
    "first contact resolution",
    "first-contact resolution",
    "first contact",
    "fcr",
  ],
  csat: ["satisfaction", "customer rating", "csat"],
};

/** Reads `reopens: at most 5%`; null where the line is about something else. */
export function readGoalLine(
  line: string,
): { readonly share: ShareWithGoal; readonly goal: number | null } | null {
  for (const share of sharesWithGoal) {
    const [, text] = new RegExp(`^(?:${named[share].join("|")})\\b(.*)$`, "i").exec(line) ?? [];
    if (text === undefined) continue;
    const said = text.replace(/^[ :=,]*(?:goal|at most|at least)?[ :=]*/i, "");
    return { share, goal: readGoal(said) };
  }
  return null;
}

/** The share of `80%`, `80` or `5,5 %` in plain characters, 0 to 1; null for anything else. */
export function readGoal(text: string): number | null {
  const [, number] = /^(\d+(?:[.,]\d+)?) ?%?$/.exec(text) ?? [];
  if (!number) return null;
  const goal = Number(number.replace(",", ".")) / 100;
  return goal > 1 ? null : goal;
}

/** `80%`: the shortest text that reads as exactly this share. */
export function writeGoal(goal: number): string {
  for (let digits = 0; digits < 20; digits++) {
    const text = (goal * 100).toFixed(digits);
    if (Number(text) / 100 === goal) return `${text}%`;
  }
  return `${goal * 100}%`;
}

/** The lines from which the same goals are read again. */
export function goalLines(goals: Settings["goals"]): readonly string[] {
  return sharesWithGoal.flatMap((share) => {
    const goal = goals[share];
    return goal === undefined ? [] : `${named[share][0]}: ${writeGoal(goal)}`;
  });
}
