import type { MarkKind } from "../state/mark.ts";
import type { Mark, StoryPicture, Stretch } from "../state/story-picture.ts";
import type { TicketFace } from "./face.ts";

export function from(x: number) {
  return { "--x": percent(x) };
}

export function over({ width, x }: Stretch) {
  return { "--x": percent(x), "--w": percent(width) };
}

export function Marks({ of }: { of: readonly Mark[] }) {
  return of.map(({ kind, x }) => <i key={`${kind} ${x}`} class={`mark ${kind}`} style={from(x)} />);
}

interface LabelProps {
  readonly at: number | undefined;
  /** What has to stay in sight. */
  readonly marks: readonly Mark[];
  readonly text: string;
}

// At 320 pixels a lane is 236 wide and a letter or digit of its words about 6.
const letterWidth = 0.027;
const gap = 0.03;
const wide = /[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uff00-\uff60]/g;

/** About how much of a lane a text takes: Chinese characters are as wide as two letters. */
export function widthOf(text: string): number {
  return (text.length + (text.match(wide)?.length ?? 0)) * letterWidth;
}

/** Words beside a mark: after it, else before it, else nowhere, since the facts say the same. */
export function Label({ at, marks, text }: LabelProps) {
  if (at === undefined) return null;
  const width = 2 * gap + widthOf(text);
  const isFree = (start: number, end: number) =>
    start >= 0 && end <= 1.01 && !marks.some(({ x }) => x > start && x < end);
  if (isFree(at + 0.001, at + width)) return <em style={from(at + gap)}>{text}</em>;
  if (isFree(at - width, at - 0.001))
    return <em style={{ "--end": percent(1 - at + gap) }}>{text}</em>;
  return null;
}

/** Silences that are drawn narrower than they were long. */
export function Folds({ of }: { of: StoryPicture["folds"] }) {
  return (
    <div class="over">
      {of.map((fold) => (
        <i key={fold.x} class="fold" style={over(fold)} />
      ))}
    </div>
  );
}

const farApart = 6 * 86_400;

/** When it began, how long the silences were, and when it ended. */
export function Axis({ face, picture }: { face: TicketFace; picture: StoryPicture }) {
  const { clock, format, t } = face;
  const { folds, isRunning, to } = picture;
  const isLongAgo = clock.peek() - picture.from > farApart;
  const say = isLongAgo ? format.day : format.moment;
  const start = say(picture.from);
  const end = isRunning ? t("now") : picture.steps.length > 1 ? say(to) : "";
  const last = 1 - widthOf(end) - gap;
  let free = widthOf(start) + gap;
  const shown = folds.flatMap(({ seconds, width, x }) => {
    const text = format.duration(seconds, "calendar");
    const half = widthOf(text) / 2;
    const middle = x + width / 2;
    if (middle - half < free || middle + half > last) return [];
    free = middle + half + gap;
    return [
      <span key={x} class="middle" style={from(middle)}>
        {text}
      </span>,
    ];
  });
  return (
    <div class="lane">
      <span />
      <div class="plot axis">
        <span>{start}</span>
        {shown}
        <span class="end">{end}</span>
      </div>
    </div>
  );
}

const words = {
  reply: "touch_public",
  memo: "touch_private",
  change: "touch_field",
  customer: "by_customer",
} as const;
const kinds: readonly MarkKind[] = ["reply", "memo", "change", "customer"];

/** What the marks mean, and how many there are of each. */
export function MarkKey({ face, picture }: { face: TicketFace; picture: StoryPicture }) {
  return kinds
    .filter((kind) => picture.counts[kind])
    .map((kind) => (
      <span key={kind} class="key">
        <i class={`mark ${kind}`} />
        {face.t(words[kind], { n: picture.counts[kind] })}
      </span>
    ));
}

function percent(part: number): string {
  return `${Math.round(1000 * part) / 10}%`;
}
