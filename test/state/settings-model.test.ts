import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readFields } from "../../src/definitions/read-fields.ts";
import { readSettings } from "../../src/definitions/read-settings.ts";
import { fieldsOf } from "../../src/definitions/settings-fields.ts";
import type { Host } from "../../src/hosts/host.ts";
import { HostError } from "../../src/hosts/trouble.ts";
import { createReading } from "../../src/reading/reading.ts";
import { type AppModel, createAppModel } from "../../src/state/app-model.ts";
import type { SettingsModel } from "../../src/state/settings-model.ts";
import { createTrial } from "../../src/state/settings-trial.ts";
import { type FakeHost, fakeHost, now, type World } from "./fake-host.ts";
import { gate } from "./gate.ts";
import { fetchSettings, settled } from "./session.ts";

const tickets = {
  T1: "Mon 09:00 customer opens\nMon 09:20 ana notes\nMon 09:21 ana replies, solves",
  T2: "Mon 09:00 customer opens\nMon 09:50 ben replies, solves",
};
const settings = { targets: "first response: 45m, goal 55%", tiers: "2: experts" };
const world: World = { tickets, settings, place: "page" };

interface Opened {
  readonly app: AppModel;
  readonly host: FakeHost;
  form(): SettingsModel;
}

async function open(given: World = world, overrides: Partial<Host> = {}): Promise<Opened> {
  const host = fakeHost(given, overrides);
  const reading = createReading({ host, now });
  const app = createAppModel({ host, reading, fetchSettings, now });
  await app.start();
  app.choose("settings");
  const form = () => {
    const { value } = app.settings;
    if (!value) throw new Error("the settings are not open");
    return value;
  };
  await expect.poll(() => app.settings.value).not.toBeNull();
  await expect.poll(() => app.views.value?.view.progress.value.phase).toBe("done");
  await settled();
  return { app, host, form };
}

describe("the form", () => {
  test("holds what is saved, and gives it back as it was", () => {
    const given = readSettings({
      ...settings,
      working_hours:
        "[Madrid]\nzone: Europe/Madrid\nmon-fri 09:00-14:00, 16:00-24:00\nholidays 2026-12-25",
      leads: "kim lee",
      targets: "first response: 1h, goal 55.5%\nreopens: 5%\nsatisfaction: 90.5%",
      bots: "7, 8",
      definitions: '{"touch": {"mergeSeconds": 90}, "scheduleMode": "last_at_event"}',
    }).settings;
    expect(readFields(fieldsOf(given))).toEqual({ settings: given, errors: new Map() });
    for (const hours of ["", "none"]) {
      const { settings } = readSettings({ working_hours: hours });
      expect(readFields(fieldsOf(settings)).settings).toEqual(settings);
    }
  });

  test("keeps goals of shares, however they are written", async () => {
    const { form, host } = await open();
    form().set("target.reopens.goal", "５％");
    form().set("target.one_touch.goal", "62,5 %");
    form().set("target.first_contact_resolution.goal", "70");
    await form().save();
    expect(await host.settings()).toMatchObject({
      targets:
        "first response: 45m, goal 55%\nreopens: 5%\none-touch: 62.5%\nfirst contact resolution: 70%",
    });
  });

  test("takes any text in any field without a fault", () => {
    const filled = fieldsOf(readSettings({ working_hours: "UTC\nmon 09:00-10:00" }).settings);
    const field = fc.constantFrom(
      ...Object.keys(filled),
      "target.resolution.urgent",
      "target.reopens.goal",
      "tier.x, y",
    );
    fc.assert(
      fc.property(field, fc.string({ unit: "grapheme" }), (name, text) => {
        readFields({ ...filled, [name]: text });
      }),
    );
  });

  test("counts what differs from what is saved, until it does no more", async () => {
    const { form } = await open();
    form().set("target.first_response", "30m");
    form().set("touch.merge", "2m");
    expect(form().changes.value).toEqual(["target.first_response", "touch.merge"]);
    expect(form().saved["target.first_response"]).toBe("45m");
    form().set("touch.merge", "");
    expect(form().changes.value).toEqual(["target.first_response"]);
    form().discard();
    expect(form().changes.value).toEqual([]);
    expect(form().fields.value["target.first_response"]).toBe("45m");
  });

  test("counts working hours as one change, and begins them as the host has them", async () => {
    const office = readSettings({ working_hours: "[Office]\nAsia/Tokyo\nmon 10:00-19:00" });
    const { form } = await open(world, { schedules: async () => office.settings.schedules });
    form().set("hours", "own");
    expect(form().changes.value).toEqual(["hours"]);
    expect(form().fields.value["hours.0.zone"]).toBe("Asia/Tokyo");
    expect(form().fields.value["hours.0.mon"]).toBe("10:00-19:00");
    form().addHours();
    form().removeHours(0);
    expect(form().fields.value["hours.0.zone"]).toBeUndefined();
    expect(form().fields.value["hours.1.zone"]).toBe("UTC");
    form().set("hours", "host");
    expect(form().changes.value).toEqual([]);
  });
});

describe("what is wrong", () => {
  test("is a goal, or a target of a priority, without one for all", async () => {
    const { form } = await open();
    form().set("target.resolution.goal", "50%");
    await settled();
    expect([...form().errors.value.keys()]).toEqual(["target.resolution"]);
    form().set("target.resolution", "2d");
    await settled();
    expect(form().errors.value.size).toBe(0);
  });

  test.each([
    ["target.first_response", "soon", "bad_duration"],
    ["target.first_response.urgent", "1", "bad_duration"],
    ["target.first_response.goal", "120%", "bad_share"],
    ["target.reopens.goal", "101%", "bad_share"],
    ["target.csat.goal", "-5", "bad_share"],
    ["target.one_touch.goal", "many", "bad_share"],
    ["touch.merge", "two", "bad_duration"],
    ["bots", "Robby", "bad_id"],
    ["hours.0.zone", "Atlantis", "unknown_zone"],
    ["hours.0.tue", "9-5", "bad_time"],
    ["hours.0.holidays", "Christmas", "bad_date"],
  ])("in %s is told there: %s", async (field, text, problem) => {
    const { form } = await open();
    form().set("hours", "own");
    form().set(field, text);
    await settled();
    expect([...form().errors.value].map(([name, error]) => [name, error.problem])).toEqual([
      [field, problem],
    ]);
  });

  test("is told when its field is left, or when somebody wants to save", async () => {
    const { form, host } = await open();
    form().set("target.resolution", "x");
    form().set("touch.merge", "y");
    await settled();
    expect(form().told.value.size).toBe(0);
    form().leave("touch.merge");
    expect([...form().told.value.keys()]).toEqual(["touch.merge"]);
    await form().save();
    expect(form().saving.value.state).toBe("ready");
    expect(form().told.value.size).toBe(2);
    expect(host.asked.some((asked) => asked.startsWith("save"))).toBe(false);
  });
});

describe("saving", () => {
  test("begins anew by the new settings, where it was", async () => {
    const { app, form, host } = await open();
    const before = form();
    before.set("target.first_response", "30m");
    before.set("tier.front", "1");
    void before.save();
    await expect
      .poll(() => app.settings.value !== null && app.settings.value !== before)
      .toBe(true);
    expect(app.tab.value).toBe("settings");
    expect(form().isJustSaved).toBe(true);
    expect(form().changes.value).toEqual([]);
    const { terms } = app.session.value.value ?? {};
    expect(terms?.targetOf("first_response")?.within).toBe(30 * 60);
    expect(await host.settings()).toMatchObject({
      targets: "first response: 30m, goal 55%",
      tiers: "1: front\n2: experts",
    });
  });

  test("that the host refuses is told, and the form stays", async () => {
    const { form } = await open(world, {
      saveSettings: async () => {
        throw new HostError({ kind: "not_permitted", what: "settings" });
      },
    });
    form().set("touch.merge", "2m");
    await form().save();
    expect(form().saving.value).toMatchObject({
      state: "failed",
      trouble: { kind: "not_permitted", what: "settings" },
    });
    expect(form().changes.value).toEqual(["touch.merge"]);
  });
});

describe("the effect", () => {
  test("tells the team's figures by the settings in force and by the form", async () => {
    const { form } = await open();
    const stop = form().follow();
    await settled();
    form().set("target.first_response", "30m");
    form().set("touch.merge", "2m");
    await settled();
    const effect = form().effect.value;
    expect(effect.state).toBe("ready");
    expect(effect.value?.tickets).toBe(2);
    expect(effect.value?.now.within.first_response?.part).toBe(1);
    expect(effect.value?.now.team.touches.total).toBe(3);
    expect(effect.value?.after.team.touches.total).toBe(2);
    stop();
  });

  test("tries nothing that is wrong, and nothing where nobody looks", async () => {
    const { form } = await open();
    const stop = form().follow();
    await settled();
    const before = form().effect.value;
    form().set("touch.merge", "what");
    await settled();
    expect(form().effect.value).toBe(before);
    stop();
    form().set("touch.merge", "2m");
    await settled();
    expect(form().effect.value).toBe(before);
  });

  test("tries one at a time, and of those asked for meanwhile only the last", async () => {
    const { form, host } = await open();
    const reading = createReading({ host, now });
    const held = gate();
    const tried: unknown[] = [];
    const trial = createTrial(
      {
        async draft(question, given, options) {
          tried.push(Object(given).fields["target.resolution"] ?? "none");
          await held.opened;
          return reading.draft(question, given, options);
        },
      },
      form().saved,
    );
    const on = { tickets: [], range: null };
    const by = (text: string) =>
      fieldsOf(readSettings({ targets: `resolution: ${text}` }).settings);
    const first = trial.run(by("1d"), on);
    await held.reached;
    const others = [trial.run(by("2d"), on), trial.run(by("3d"), on)];
    held.open();
    await Promise.all([first, ...others]);
    expect(tried).toEqual(["none", "1d", "3d"]);
    await trial.run(by("4d"), { ...on });
    expect(tried.slice(3)).toEqual(["none", "4d"]);
    expect(trial.effect.value.state).toBe("ready");
  });
});

describe("a file", () => {
  test("fills the form and saves nothing", async () => {
    const { form, host } = await open();
    form().set("touch.merge", "3m");
    const text = await form().exportFile();
    form().discard();
    await form().importFile(text);
    expect(form().changes.value).toEqual(["touch.merge"]);
    expect(host.asked.some((asked) => asked.startsWith("save"))).toBe(false);
  });

  test("that is wrong changes nothing, and says what is", async () => {
    const { form } = await open();
    await form().importFile("{}");
    expect(form().fileProblems.value).toEqual([{ problem: "no_file" }]);
    expect(form().changes.value).toEqual([]);
    form().discard();
    expect(form().fileProblems.value).toEqual([]);
  });
});
