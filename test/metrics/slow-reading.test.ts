import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { TicketHistory } from "../../src/history/update.ts";
import { type Config, readConfig } from "../../src/measure/read-config.ts";
import { Gathering } from "../../src/measure/summary-output.ts";
import { ticketOutput } from "../../src/measure/ticket-output.ts";
import { measure } from "../../src/metrics/all.ts";
import { createMeasuring } from "../../src/metrics/measuring.ts";
import { tellStory } from "../../src/story/tell-story.ts";
import { histories, writtenOptions } from "../random-history.ts";
import { schedulesOf } from "../telling.ts";
import { at, directory, ticketId } from "../timeline.ts";
import { slowAgentOutput, slowAgents, slowTeamOutput, slowTicketOutput } from "./slow-output.ts";
import { SlowTicket } from "./slow-ticket.ts";

const hours = schedulesOf({
  day: ["mon tue wed thu fri", "09:00", "17:00"],
  night: ["mon wed sat", "22:00", "06:00"],
});

const time = fc
  .integer({ min: at("09:00") / 60, max: at("Mon+14 00:00") / 60 })
  .map((minute) => new Date(minute * 60_000).toISOString());
const range = fc.record({
  from: time,
  to: time,
  dateBy: fc.constantFrom("event", "created"),
});
const configs: fc.Arbitrary<Config> = fc
  .record(
    {
      now: time,
      range,
      backlogAt: fc.array(time, { maxLength: 2 }),
      serviceLevel: fc.record({
        target: fc.constantFrom(0, 600, 86_400),
        clock: fc.constantFrom("calendar", "business"),
      }),
    },
    { requiredKeys: ["now", "backlogAt"] },
  )
  .chain((frame) =>
    fc.tuple(
      writtenOptions.map((written) => ({ ...frame, ...written })),
      fc.option(fc.constantFrom(...hours.keys())),
    ),
  )
  .map(([written, defaultSchedule]) => {
    const config = readConfig(written, at("00:00"));
    if (!config.ok) throw new Error(config.problem);
    return { ...config.value, directory, hours, defaultSchedule };
  });

function measured(history: TicketHistory, config: Config) {
  const story = tellStory(history, config);
  return story && measure(story, createMeasuring(config));
}

/** The definitions are read twice: by the code, in one pass, and slowly, word for word. */
describe("both readings of the definitions agree", { timeout: 30_000 }, () => {
  test("on any ticket", () => {
    fc.assert(
      fc.property(histories, configs, (history, config) => {
        const ticket = measured(history, config);
        if (!ticket) return;
        const output = ticketOutput(ticket.story, { config, measuring: createMeasuring(config) });
        const slow = slowTicketOutput(new SlowTicket(history, config.options), config);
        expect(output).toMatchObject(slow);
      }),
      { numRuns: 500 },
    );
  });

  test("on what agents and the team make of several tickets", () => {
    fc.assert(
      fc.property(fc.array(histories, { maxLength: 6 }), configs, (all, config) => {
        const gathering = new Gathering(config);
        const slow: SlowTicket[] = [];
        for (const [index, told] of all.entries()) {
          const history = { ...told, ticket: ticketId(`T${index}`) };
          const ticket = measured(history, config);
          if (!ticket) continue;
          gathering.add(ticket);
          slow.push(new SlowTicket(history, config.options));
        }
        const { agents, team } = gathering.output(directory);
        expect(team).toEqual(slowTeamOutput(slow, config));
        expect(agents).toEqual(
          Object.fromEntries(slowAgents.map((id) => [id, slowAgentOutput(id, slow, config)])),
        );
      }),
      { numRuns: 200 },
    );
  });
});
