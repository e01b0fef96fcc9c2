// What the first screen knows by heart. What is fetched later imports all of
// it, as in the state's and the view's files of this name, so that it is one file.
import "../history/update.ts";
import "../time/instant.ts";
import "../time/zone.ts";
import "./settings.ts";
