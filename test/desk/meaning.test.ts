import * as fc from "fast-check";
import { expect, test } from "vitest";
import { readOptions } from "../../src/definitions/read-options.ts";
import type { DeskData, WrittenTicket } from "../../src/desk/desk-data.ts";
import { encodeAudits } from "../../src/desk/encode-audits.ts";
import { renumber } from "../../src/desk/renumber.ts";
import type { TicketHistory } from "../../src/history/update.ts";
import { decodeAudits } from "../../src/hosts/zendesk/decode-audits.ts";
import { tellStory } from "../../src/story/tell-story.ts";
import { anyDeskData } from "./any-desk-data.ts";

const options = readOptions({});

test("a ticket means the same under its numbers", () => {
  void fc.assert(
    fc.property(anyDeskData, (data) => {
      fc.pre(!hasSystemInside(data));
      expect(meaningOf(renumber(data))).toEqual(meaningOf(data));
    }),
    { numRuns: 500 },
  );
});

test("a ticket means the same as its audits do", () => {
  void fc.assert(
    fc.property(anyDeskData, (data) => {
      fc.pre(!hasSystemInside(data) && !hasOddMerge(data));
      const { directory, schedules, tickets } = renumber(data);
      const read = tickets.map((ticket) => ({ ...ticket, history: decoded(ticket) }));
      expect(meaningOf({ directory, schedules, tickets: read })).toEqual(meaningOf(data));
    }),
    { numRuns: 500 },
  );
});

test("an id that is a number stays itself, every other gets one of its own", () => {
  void fc.assert(
    fc.property(anyDeskData, (data) => {
      const { directory, tickets } = renumber(data);
      const ids = [...directory.people.keys()];
      expect(ids).toEqual(expect.arrayContaining(["20", "30"]));
      expect(new Set(ids).size).toBe(data.directory.people.size);
      const sources = tickets.flatMap(({ history }) => history.updates.map(({ source }) => source));
      expect(sources.filter((source) => !/^\d+(:\d+)?$/.test(source))).toEqual([]);
      expect(new Set(sources).size).toBe(sources.length);
    }),
  );
});

/** Whether a system wrote the words of somebody else's update: no Zendesk has that. */
function hasSystemInside({ tickets, directory }: DeskData): boolean {
  return tickets.some(({ history }) =>
    history.updates.some(({ by, comment }) => {
      const author = comment?.author ?? null;
      return author !== by && author !== null && directory.people.get(author)?.role === "system";
    }),
  );
}

/** Merges that Zendesk shows as an agent's own deed, or as being merged away. */
function hasOddMerge({ tickets }: DeskData): boolean {
  return tickets.some(({ history }) =>
    history.updates.some(({ kind, via, set }) =>
      kind === "merge_into" ? via !== "person" : via === "merge" && set?.status === "closed",
    ),
  );
}

function decoded(ticket: WrittenTicket): TicketHistory {
  const audits = JSON.stringify({ audits: encodeAudits(ticket) });
  const read = decodeAudits([audits], { ticket: ticket.history.ticket, statuses: new Map() });
  if ("trouble" in read) throw new Error(JSON.stringify(read.trouble));
  return read.history;
}

/** Every fact of the story, with people and groups by their names; a system as requester is nobody. */
function meaningOf({ tickets, directory }: DeskData): unknown {
  if (!options.ok) throw new Error(options.problem);
  const [ticket] = tickets;
  const story = ticket && tellStory(ticket.history, { directory, options: options.value });
  const names = new Map<string, string>(
    [...directory.people.values(), ...directory.groups.values()].map(({ id, name }) => [id, name]),
  );
  return JSON.parse(
    JSON.stringify(story, (key, value) => {
      if (/^(ticket|creation|evidence|schedule)$/.test(key)) return undefined;
      if (key === "requester" && directory.people.get(value)?.role === "system") return null;
      return typeof value === "string" ? (names.get(value) ?? value) : value;
    }),
  );
}
