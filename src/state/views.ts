import "./first-screen.ts";
import type { HostLists, HostPage } from "../hosts/host.ts";
import type { Reading } from "../reading/reading.ts";
import type { Instant } from "../time/instant.ts";
import { type ArchiveModel, createArchiveModel } from "./archive-model.ts";
import type { BoardModel, BoardParts, createBoardModel } from "./board-model.ts";
import { createExplained, type Explained } from "./explained.ts";
import { compareWithHost } from "./late-figures.ts";
import type { Place } from "./place.ts";
import type { Reader } from "./reader.ts";
import { createTeamModel, type TeamModel } from "./team-model.ts";
import type { Terms } from "./terms.ts";
import { createViewModel, type ViewModel } from "./view-model.ts";

/** What there is beyond the ticket: the picked view, and its agents side by side. */
export interface Views {
  readonly view: ViewModel;
  readonly team: TeamModel;
  readonly explained: Explained;
  readonly archive: ArchiveModel;
  /** Null beside a ticket, and for who may not see the team. */
  readonly board: BoardModel | null;
  /** Brings what only who looks behind a number needs. */
  lookBehind(place: Place): Promise<void>;
}

export interface ViewsParts extends Pick<BoardParts, "tab" | "choose"> {
  readonly host: HostPage & HostLists;
  readonly reader: Reader;
  readonly reading: Pick<Reading, "archive">;
  readonly terms: Terms;
  now(): Instant;
  /** Fetched only where there is a board. */
  readonly createBoard: typeof createBoardModel | undefined;
}

export function createViews({ createBoard, now, reader, reading, ...parts }: ViewsParts): Views {
  const { host, terms } = parts;
  const { place } = host.traits;
  const reach = place === "page" ? "weeks" : "previous";
  const view = createViewModel({ host, now, reach, reader, terms });
  const team = createTeamModel({ reader, terms, view });
  // As wide as a list, there is room for all.
  if (place === "view") team.showMetric(null);
  const board = createBoard?.({ ...parts, team, view }) ?? null;
  const archive = createArchiveModel({ reading, view });
  return {
    view,
    team,
    explained: createExplained(),
    archive,
    board,
    lookBehind: (place) => compareWithHost(place, { host, view }),
  };
}
