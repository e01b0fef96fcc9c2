import { Component, type ComponentChildren, createRef } from "preact";
import type { Face } from "./face.ts";
import { Note } from "./note.tsx";

interface CrashGuardProps {
  readonly face: Face;
  readonly children: ComponentChildren;
}

/** Says in words that something broke, with a report to copy, in place of an empty frame. */
export class CrashGuard extends Component<
  CrashGuardProps,
  { hasCrashed: boolean; isCopied: boolean }
> {
  readonly report = createRef<HTMLTextAreaElement>();

  static override getDerivedStateFromError() {
    return { hasCrashed: true };
  }

  override componentDidCatch(error: unknown) {
    this.props.face.app.reportCrash(error);
  }

  /** By the old way: inside a foreign page the newer one is often forbidden. */
  readonly copy = () => {
    this.report.current?.select();
    this.setState({ isCopied: document.execCommand("copy") });
  };

  override render({ face, children }: CrashGuardProps) {
    const { t } = face;
    const report = face.app.crash.value;
    if (report === null && !this.state.hasCrashed) return children;
    return (
      <Note
        icon="skip"
        isWarning
        action={
          <button type="button" class="button small" onClick={this.copy}>
            {t("copy")}
          </button>
        }
      >
        {t("crashed")}
        <textarea
          readOnly
          rows={6}
          dir="ltr"
          aria-label={t("report")}
          ref={this.report}
          value={report ?? ""}
        />
        <span role="status">{this.state.isCopied && t("copied")}</span>
      </Note>
    );
  }
}
