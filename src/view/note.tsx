import { Component, type ComponentChildren, createRef } from "preact";
import { Icon, type IconName } from "./icon.tsx";

interface NoteProps {
  readonly icon?: IconName | undefined;
  /** Something waits or is wrong. */
  readonly isWarning?: boolean;
  readonly children: ComponentChildren;
  /** What can be done about it. */
  readonly action?: ComponentChildren;
}

/** A bar of words above the figures. Going, it leaves the focus that it had to what is around it. */
export class Note extends Component<NoteProps> {
  readonly bar = createRef<HTMLDivElement>();

  override componentWillUnmount() {
    const bar = this.bar.current;
    const around = bar?.parentElement?.closest("[tabindex]");
    if (!bar?.querySelector(":focus") || !(around instanceof HTMLElement)) return;
    // It is still there until this drawing is over.
    queueMicrotask(() => around.focus({ preventScroll: true }));
  }

  override render({ icon, isWarning, children, action }: NoteProps) {
    return (
      <div class={isWarning ? "note warning" : "note"} ref={this.bar}>
        {icon && <Icon name={icon} />}
        <div>{children}</div>
        {action}
      </div>
    );
  }
}
