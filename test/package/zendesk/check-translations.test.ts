import { describe, expect } from "vitest";
import {
  breaks,
  changing,
  having,
  type Loose,
  replacing,
  soundPackage,
} from "./package-for-tests.ts";

const texts = (change: (app: Loose) => void) =>
  changing<{ app: Loose }>("translations/en.json", ({ app }) => change(app));

describe("the marketplace's texts", () => {
  breaks([
    [
      "a text that is missing",
      texts((app) => delete app["long_description"]),
      'translations/en.json needs a text "app.long_description".',
    ],
    [
      "a text of spaces",
      replacing("translations/en.json", [/"short_description": ".*"/, '"short_description": " "']),
      'translations/en.json needs a text "app.short_description".',
    ],
    [
      "a parameter without texts",
      texts((app) => delete app["parameters"]?.["leads"]),
      'translations/en.json needs "app.parameters.leads".',
    ],
    [
      "a parameter without a label",
      texts((app) => delete app["parameters"]?.["leads"]?.["label"]),
      'translations/en.json needs a text "app.parameters.leads.label".',
    ],
    [
      "texts of a parameter that is gone",
      replacing("translations/en.json", ['"parameters": {', '"parameters": {"clock": {},']),
      'translations/en.json has "app.parameters.clock", which is no parameter of the manifest.',
    ],
    [
      "a text that nobody reads",
      replacing("translations/en.json", ['"parameters": {', '"sell": "x", "parameters": {']),
      'translations/en.json has "app.sell", which Zendesk does not know.',
    ],
    [
      "another section",
      replacing("translations/en.json", [/^\{/, '{"more": {},']),
      'translations/en.json may hold nothing but "app", not "more".',
    ],
    [
      "no JSON",
      replacing("translations/en.json", [/\}\s*$/, ""]),
      expect.stringMatching(/^translations\/en\.json is not JSON: /),
    ],
    [
      "a second language that is incomplete",
      having({ "translations/fi.json": '{"app": 1}' }),
      'translations/fi.json must hold the texts of the marketplace under "app".',
    ],
    [
      "a file that is named after no locale",
      having({ "translations/english.json": soundPackage().get("translations/en.json") ?? null }),
      'translations/english.json must be named after its locale, such as "en.json" or "pt-br.json".',
    ],
  ]);
});
