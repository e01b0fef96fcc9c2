import { describe, expect, test } from "vitest";
import { createPack } from "../../src/report/pack.ts";
import { createHarvest } from "../../src/state/harvest.ts";
import { shift } from "../../src/time/instant.ts";
import { measured } from "../telling.ts";
import { ticketId } from "../timeline.ts";
import { now } from "./fake-host.ts";

function harvest() {
  let clock = now();
  const pack = createPack();
  const { takeIn, tickets, ...rest } = createHarvest(() => clock);
  return {
    ...rest,
    takeIn(...ids: string[]) {
      const read = ids.map((id) => measured("09:00 customer opens", id));
      takeIn({ tickets: pack(read), skipped: [] });
    },
    pass(seconds: number) {
      clock = shift(clock, seconds);
    },
    /** The tickets that figures are made of. */
    shown: () => tickets.value.tickets.flags.length,
    size: () => tickets.value.size,
  };
}

const many = Array.from({ length: 501 }, (_, n) => `M${n}`);

describe("what is read of a view", () => {
  test("is shown at once, as long as it is little", () => {
    const { shown, takeIn } = harvest();
    for (const ids of [["T1"], ["T2", "T3"], ["T4"]]) takeIn(...ids);
    expect(shown()).toBe(4);
  });

  test("is shown at most once in a second, where it is much", () => {
    const { pass, shown, takeIn } = harvest();
    takeIn(...many);
    expect(shown()).toBe(many.length);
    takeIn("T2", "T3");
    takeIn("T4");
    expect(shown()).toBe(many.length);
    pass(1);
    takeIn("T5");
    expect(shown()).toBe(many.length + 4);
  });

  test("is shown when nothing more comes, and wherever the clock was set to", () => {
    const { pass, show, shown, takeIn } = harvest();
    takeIn(...many);
    takeIn("T2");
    show();
    expect(shown()).toBe(many.length + 1);
    pass(-3600);
    takeIn("T3");
    expect(shown()).toBe(many.length + 2);
  });

  test("stays as far as the next list has it, whose first ticket comes at once again", () => {
    const { begin, shown, size, takeIn } = harvest();
    takeIn("T1", "T2");
    begin(new Map([[ticketId("T2"), null]]), []);
    expect(size()).toBe(1);
    takeIn("T3");
    expect(shown()).toBe(3);
    expect(size()).toBe(2);
  });

  test("is forgotten where most of it is of no use any more", () => {
    const { begin, shown, takeIn } = harvest();
    takeIn("T1", "T2", "T3");
    begin(new Map([[ticketId("T1"), null]]), []);
    expect(shown()).toBe(0);
  });
});
