import { Component } from "preact";
import { exportBoard } from "../state/board-export.ts";
import type { BoardFace } from "./board-face.ts";
import { Drawing } from "./icon.tsx";
import { drawPicture } from "./picture.ts";

// Strokes on a square of 16.
const paths = {
  csv: "M8 2.5v7m-3-3 3 3 3-3M3 13h10",
  picture: "M5.5 5.5V3H13v7.5h-2.5M3 5.5h7.5V13H3Z",
  settings: "M2.5 4.5h5m4 0h2M2.5 11.5h2m4 0h5M9.5 2.8v3.4M6.5 9.8v3.4",
  print: "M4.5 6V2.5h7V6m-7 5H2.5V6h11v5h-2m-7-1.500h7v4h-7Z",
};

interface Told {
  /** What came of the last thing that was asked. */
  readonly said: "" | "picture_copied" | "picture_refused" | "print_refused";
  /** The picture, where it could not be copied. */
  readonly picture: Blob | null;
}

/** Takes the board elsewhere: as a file, on paper, as a picture. */
export class BoardTools extends Component<BoardFace, Told> {
  override state: Told = { said: "", picture: null };

  readonly print = () => {
    let isPrinting = false;
    const onPrint = () => {
      isPrinting = true;
    };
    addEventListener("beforeprint", onPrint, { once: true });
    window.print();
    removeEventListener("beforeprint", onPrint);
    // A frame may be forbidden to, and is not told.
    this.setState({ said: isPrinting ? "" : "print_refused", picture: null });
  };

  readonly save = () => {
    download(new Blob([exportBoard(this.props.face)], { type: "text/csv" }), this.name("csv"));
  };

  readonly copy = async ({ currentTarget }: { currentTarget: Element }) => {
    const sheet = currentTarget.closest(".board")?.querySelector(".sheet");
    if (!sheet) return;
    const drawing = drawPicture(sheet);
    try {
      // Given before it is drawn: a browser may take it only in the moment of the click.
      await navigator.clipboard.write([new ClipboardItem({ "image/png": drawing })]);
      this.setState({ said: "picture_copied", picture: null });
    } catch {
      this.setState({ said: "picture_refused", picture: await drawing });
    }
  };

  name(ending: string): string {
    const { view } = this.props.face;
    const picked = view.views.value?.find(({ id }) => id === view.picked.value)?.name ?? "";
    const day = new Date(view.listedAt.value * 1000).toISOString().slice(0, 10);
    const words = ["sidelight", ...picked.split(/[^\p{L}\p{N}]+/u), day].filter(Boolean);
    return `${words.join("-").toLowerCase()}.${ending}`;
  }

  override render({ face }: BoardFace, { picture, said }: Told) {
    const { app, t } = face;
    const isDrawn = face.view.shown.value.length > 0;
    const tools = [
      { key: "csv", path: paths.csv, act: this.save },
      { key: "print", path: paths.print, act: this.print },
      { key: "copy_picture", path: paths.picture, act: this.copy },
    ] as const;
    return (
      <div class="tools">
        {tools.map(({ act, key, path }) => (
          <button
            key={key}
            type="button"
            class="button"
            aria-label={t(key)}
            title={t(key)}
            disabled={!isDrawn}
            onClick={act}
          >
            <Drawing path={path} />
            {key === "csv" && "CSV"}
          </button>
        ))}
        {app.traits.keepsSettings && (
          <button
            type="button"
            class="button"
            aria-label={t("settings")}
            title={t("settings")}
            onClick={() => app.choose("settings")}
          >
            <Drawing path={paths.settings} />
          </button>
        )}
        <p role="status" class="quiet">
          {said && t(said)}{" "}
          {picture && (
            <button type="button" class="link" onClick={() => download(picture, this.name("png"))}>
              {t("picture_download")}
            </button>
          )}
        </p>
      </div>
    );
  }
}

function download(file: Blob, name: string): void {
  const href = URL.createObjectURL(file);
  Object.assign(document.createElement("a"), { href, download: name }).click();
  // The browser has begun to read it by then.
  setTimeout(() => URL.revokeObjectURL(href), 60_000);
}
