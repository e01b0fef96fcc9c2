// What the first screen draws with. Whatever is fetched later imports all of
// it, used or not: it is there already, and the bundler puts what the same
// files need into one file. Without this the first screen comes in a dozen.
// What comes after another screen imports that one, for the same reason.
import "../state/first-screen.ts";
import "./basis.ts";
import "./face.ts";
import "./fact.tsx";
import "./ground.ts";
import "./icon.tsx";
import "./later.tsx";
import "./note.tsx";
