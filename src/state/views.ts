import "./first-screen.ts";
import type { HostLists, HostPage } from "../hosts/host.ts";
import type { Reading } from "../reading/reading.ts";
import type { Instant } from "../time/instant.ts";
import { type ArchiveModel, createArchiveModel } from "./archive-model.ts";
import type { BoardModel, BoardParts, createBoardModel } from "./board-model.ts";
import { createExplained, type Explained } from "./explained.ts";
import { type OpenedTicket, type OpenedTicketParts, openedTicket } from "./opened-ticket.ts";
import { createTeamModel, type TeamModel } from "./team-model.ts";
import { createViewModel, type ViewModel } from "./view-model.ts";

/** What there is beyond the ticket: the picked view, and its agents side by side. */
export interface Views {
  readonly view: ViewModel;
  readonly team: TeamModel;
  readonly explained: Explained;
  readonly archive: ArchiveModel;
  /** Null beside a ticket, and for who may not see the team. */
  readonly board: BoardModel | null;
  readonly opened: OpenedTicket;
  /** Reads no more, and follows nothing. */
  close(): void;
}

export interface ViewsParts
  extends Pick<BoardParts, "tab" | "choose">,
    Omit<OpenedTicketParts, "view"> {
  readonly host: HostPage & HostLists;
  readonly reading: Pick<Reading, "archive">;
  now(): Instant;
  /** Fetched only where there is a board. */
  readonly createBoard: typeof createBoardModel | undefined;
}

export function createViews({ createBoard, reading, ...parts }: ViewsParts): Views {
  const { host, now, reader, terms } = parts;
  const { place } = host.traits;
  const reach = place === "page" ? "weeks" : "previous";
  const view = createViewModel({ host, now, reach, reader, terms });
  const team = createTeamModel({ reader, terms, view });
  // As wide as a list, there is room for all.
  if (place === "view") team.showMetric(null);
  const board = createBoard?.({ ...parts, team, view }) ?? null;
  const archive = createArchiveModel({ reading, view });
  const { close, ...opened } = openedTicket({ ...parts, view });
  return {
    view,
    team,
    explained: createExplained(),
    archive,
    board,
    opened,
    close() {
      board?.close();
      view.pause();
      close();
    },
  };
}
