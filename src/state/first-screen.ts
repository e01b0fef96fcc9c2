// What the first screen computes with. Models that are fetched later import
// all of it, as in the view's file of this name, so that it is one file.
import "../definitions/first-screen.ts";
import "../definitions/settings.ts";
import "../history/update.ts";
import "../metrics/traits.ts";
import "./judge.ts";
import "./latest.ts";
import "./reported.ts";
