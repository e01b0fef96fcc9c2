import { Component, type ComponentChildren } from "preact";
import type { Face } from "./face.ts";
import { Note } from "./note.tsx";

interface CrashGuardProps {
  readonly face: Face;
  readonly children: ComponentChildren;
}

/** Says in words that something broke, with a report to copy, in place of an empty frame. */
export class CrashGuard extends Component<CrashGuardProps, { hasCrashed: boolean }> {
  static override getDerivedStateFromError() {
    return { hasCrashed: true };
  }

  override componentDidCatch(error: unknown) {
    this.props.face.app.reportCrash(error);
  }

  override render({ face, children }: CrashGuardProps) {
    const report = face.app.crash.value;
    if (report === null && !this.state.hasCrashed) return children;
    return (
      <Note icon="skip" isWarning>
        {face.t("crashed")}
        <textarea readOnly rows={6} aria-label={face.t("report")} value={report ?? ""} />
      </Note>
    );
  }
}
