import { findTicket, isRead, proofOf } from "../state/evidence.ts";
import type { UpdatesPlace } from "../state/place.ts";
import { workingMarks } from "../state/working-marks.ts";
import { basisOf } from "./basis.ts";
import { Definition, ExplainLink } from "./definition.tsx";
import type { OpenFace } from "./face.ts";
import { ProofSum } from "./proof-sum.tsx";
import { TroubleNote, WaitNote } from "./trouble-note.tsx";
import { UpdateList } from "./update-list.tsx";

/** The updates that prove a number, then the sum, then who is credited and why. */
export function UpdatesPage({ face, place }: { face: OpenFace; place: UpdatesPlace }) {
  const { t, terms } = face;
  const { metric, ticket } = place;
  const { read } = findTicket(face, ticket);
  const spot = `updates ${metric}`;
  const line = (
    <p class="pad under quiet">
      <bdi>#{ticket}</bdi>
    </p>
  );
  const note = <OpenedNote face={face} ticket={ticket} />;
  if (!read) {
    return (
      <>
        {line}
        {isRead(face, ticket) ? note : <p class="pad under">{t("needs_history")}</p>}
      </>
    );
  }
  const proof = proofOf(read, place);
  const marks = proof.counted ? workingMarks(read.story, { stretch: proof.counted, terms }) : [];
  return (
    <>
      {line}
      {note}
      <UpdateList face={face} proof={proof} marks={marks} />
      {metric && <ProofSum face={face} metric={metric} read={read} proof={proof} />}
      {metric && (
        <div class="foot quiet">
          <ExplainLink face={face} spot={spot} />
          <Definition face={face} metric={metric} spot={spot} />
        </div>
      )}
      <p class="foot quiet">{basisOf(face, read)}</p>
    </>
  );
}

/** That the rest of a ticket is on its way, or why it does not come. */
function OpenedNote({ face, ticket }: { face: OpenFace; ticket: UpdatesPlace["ticket"] }) {
  const { app, opened } = face;
  const { state } = opened.whole.value;
  const trouble = opened.trouble.value;
  if (trouble) return <TroubleNote face={face} trouble={trouble} onRetry={opened.retry} />;
  const isWaited = state === "loading" && !findTicket(face, ticket).read;
  return isWaited && <WaitNote face={face} until={app.waitUntil.value} />;
}
