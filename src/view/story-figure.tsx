import { Component } from "preact";
import type { Step, StoryPicture } from "../state/story-picture.ts";
import { sayList, type TicketFace } from "./face.ts";
import { sayUpdate } from "./say-update.ts";
import { AgentLane, CustomerLane, StatusLane } from "./story-lanes.tsx";
import { Axis, Folds, from, MarkKey } from "./story-marks.tsx";

export interface StoryFigureProps {
  readonly face: TicketFace;
  readonly picture: StoryPicture;
  /** What to say of the whole. */
  readonly label: string;
  /** How long the first reply took, as the figures below say it. */
  readonly firstReply: string | null;
  /** Opens the list of all updates. */
  onOpen(): void;
}

const moves: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowRight: 1,
  ArrowUp: 1,
  ArrowDown: -1,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

/**
 * Who did what to a ticket; mouse, finger and arrow keys go through it update
 * by update. A slider, since assistive software knows how to step through one.
 */
export class StoryFigure extends Component<StoryFigureProps, { readonly at: number | null }> {
  override state = { at: null };

  readonly #show = (at: number | null) => this.setState({ at });

  readonly #point = ({ clientX, currentTarget }: PointerEvent) => {
    const plot = currentTarget instanceof Element && currentTarget.querySelector(".plot");
    if (!plot) return;
    const { left, width } = plot.getBoundingClientRect();
    const { face, picture } = this.props;
    const part = (clientX - left) / width;
    this.#show(nearestTo(face.language.direction === "rtl" ? 1 - part : part, picture.steps));
  };

  readonly #press = (event: KeyboardEvent) => {
    const { face, onOpen, picture } = this.props;
    const { key } = event;
    if (key === "Enter") onOpen();
    if (key === "Escape") this.#show(null);
    const isTurned = face.language.direction === "rtl" && /Left|Right/.test(key);
    const move = (moves[key] ?? 0) * (isTurned ? -1 : 1);
    if (!move) return;
    event.preventDefault();
    const last = picture.steps.length - 1;
    this.#show(Math.min(last, Math.max(0, (this.state.at ?? -1) + move)));
  };

  override render(
    { face, firstReply, label, picture }: StoryFigureProps,
    { at }: { at: number | null },
  ) {
    const { format, t } = face;
    const { folds, lanes, steps } = picture;
    const step = at === null ? undefined : steps[at];
    const said = step && sayUpdate(face, step.update);
    const when = step && format.moment(step.update.at);
    return (
      <>
        <div
          class="story"
          role="slider"
          tabIndex={0}
          aria-label={label}
          aria-valuemin={1}
          aria-valuemax={steps.length}
          aria-valuenow={(at ?? 0) + 1}
          aria-valuetext={
            said ? sayList(face, [when ?? "", said.text, ...said.details]) : t("story_keys")
          }
          onKeyDown={this.#press}
          onPointerMove={this.#point}
          onPointerDown={this.#point}
          onPointerLeave={({ pointerType }) => pointerType === "mouse" && this.#show(null)}
          onBlur={() => this.#show(null)}
        >
          <Folds of={folds} />
          {lanes.map((lane) => (
            <AgentLane
              key={lane.agent ?? ""}
              face={face}
              lane={lane}
              firstReply={lane.firstResponse && firstReply}
            />
          ))}
          <StatusLane face={face} bands={picture.bands} />
          <CustomerLane face={face} picture={picture} />
          <Axis face={face} picture={picture} />
          {step && (
            <div class="over">
              <i class="cursor" style={from(step.x)} />
            </div>
          )}
        </div>
        <p class="caption quiet">
          {said ? (
            <>
              <bdi>{when}</bdi> <b>{said.text}</b> {sayList(face, said.details)}
            </>
          ) : (
            <MarkKey face={face} picture={picture} />
          )}
        </p>
      </>
    );
  }
}

function nearestTo(x: number, steps: readonly Step[]): number {
  const away = (index: number) => Math.abs((steps[index]?.x ?? 0) - x);
  return steps.reduce((best, _, index) => (away(index) < away(best) ? index : best), 0);
}
