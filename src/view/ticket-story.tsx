import "./first-screen.ts";
import { metricIndex } from "../metrics/traits.ts";
import type { ReadTicket } from "../reading/telling.ts";
import { valueOn } from "../state/judge.ts";
import { type Step, storyPicture } from "../state/story-picture.ts";
import { sayList, type TicketFace } from "./face.ts";
import { sayUpdate } from "./say-update.ts";
import { StoryFigure } from "./story-figure.tsx";

interface TicketStoryProps {
  readonly face: TicketFace;
  readonly read: ReadTicket;
}

/** A ticket's story as a picture, with the same as a table for those who do not see pictures. */
export function TicketStory({ face, read }: TicketStoryProps) {
  const { app, format, minute, reader, t, terms } = face;
  const { history, samples, story } = read;
  const picture = storyPicture({
    story,
    history,
    directory: reader.directory.value,
    viewer: terms.viewer.id,
    now: minute.value,
  });
  const [first] = samples[metricIndex.first_response] ?? [];
  const value = first ? valueOn(first, terms.clock) : null;
  return (
    <div class="pad under narrow">
      <StoryFigure
        // Another ticket begins without a step.
        key={story.ticket}
        face={face}
        picture={picture}
        label={t("story_of", { n: picture.steps.length })}
        firstReply={value === null ? null : format.duration(value, terms.clock)}
        onOpen={() =>
          app.open({ kind: "updates", ticket: story.ticket, metric: null, agent: null, at: null })
        }
      />
      <StoryTable face={face} steps={picture.steps} />
    </div>
  );
}

/** Enough for any ticket but a runaway one; reading thousands of rows helps nobody. */
const mostRows = 100;

function StoryTable({ face, steps }: { face: TicketFace; steps: readonly Step[] }) {
  const { format, t } = face;
  const shown = steps.slice(-mostRows);
  return (
    <table class="told">
      <caption class="aside">
        {shown.length < steps.length
          ? t("last_updates", { n: mostRows })
          : t("story_of", { n: steps.length })}
      </caption>
      <tbody>
        {shown.map(({ update }) => {
          const { details, text } = sayUpdate(face, update);
          const { at, source } = update;
          return (
            <tr key={source}>
              <th scope="row">
                {format.day(at)} {format.time(at)}
              </th>
              <td>
                <bdi>{text}</bdi>
              </td>
              <td>{sayList(face, details)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
