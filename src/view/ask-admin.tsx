import "./first-screen.ts";
import { Component, createRef } from "preact";
import type { Face } from "./face.ts";
import { Icon } from "./icon.tsx";
import type { Refusal } from "./trouble-note.tsx";

interface AskAdminProps {
  readonly face: Face;
  readonly refusal: Refusal;
}

interface Shown {
  /** Null: not asked for yet. */
  readonly isCopied: boolean | null;
}

/** A message for who can grant what the viewer's role lacks: copied at a press, and there to read. */
export class AskAdmin extends Component<AskAdminProps, Shown> {
  override state: Shown = { isCopied: null };
  readonly message = createRef<HTMLTextAreaElement>();

  readonly show = () => this.setState({ isCopied: false }, this.copy);

  /** By the old way: inside a foreign page the newer one is often forbidden. */
  readonly copy = () => {
    const message = this.message.current;
    const button = document.activeElement;
    message?.focus();
    message?.select();
    const isCopied = document.execCommand("copy");
    this.setState({ isCopied });
    // Selected as a whole it was scrolled to its end.
    message?.scrollTo(0, 0);
    if (isCopied && button instanceof HTMLElement) button.focus();
  };

  override render({ face, refusal: { what } }: AskAdminProps, { isCopied }: Shown) {
    const { app, t } = face;
    const parts = { tool: app.traits.name, what: t(`what_${what}`), why: t(`why_${what}`) };
    return (
      <>
        <div>
          <button type="button" class="link" onClick={this.show}>
            {t("ask_admin")}
          </button>
        </div>
        <div role="status">
          {isCopied && <Icon name="check" />}{" "}
          {isCopied !== null && t(isCopied ? "copied" : "copy_by_hand")}
        </div>
        {isCopied !== null && (
          <textarea
            readOnly
            rows={13}
            aria-label={t("ask_admin_label")}
            ref={this.message}
            value={t("ask_admin_message", parts)}
          />
        )}
      </>
    );
  }
}
