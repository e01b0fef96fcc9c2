import { expect, test } from "vitest";
import manifest from "../../../manifest.json" with { type: "json" };
import { readSettings } from "../../../src/definitions/read-settings.ts";
import texts from "../../../src/package/zendesk/translations/en.json" with { type: "json" };

const { parameters } = texts.app;
const untouched = readSettings({}).settings;

const examples = Object.entries(parameters).flatMap(([name, { helpText }]) => {
  const [, example] = helpText.split("Example:\n");
  return example === undefined ? [] : [[name, example] as const];
});

test("every parameter that is written as text comes with an example", () => {
  const written = manifest.parameters.filter(({ type }) => type !== "checkbox");
  expect(examples.map(([name]) => name).sort()).toEqual(written.map(({ name }) => name).sort());
});

test.each(examples)("the example of %s can be entered as it stands", (name, example) => {
  const { settings, problems } = readSettings({ [name]: example });
  expect(problems).toEqual([]);
  expect(settings).not.toEqual(untouched);
});

test.each(manifest.parameters.filter(({ type }) => type === "checkbox"))(
  "ticking $name changes what is shown",
  ({ name }) => {
    expect(readSettings({ [name]: true }).settings).not.toEqual(untouched);
  },
);
