import type { ComponentChildren } from "preact";
import { Icon, type IconName } from "./icon.tsx";

interface NoteProps {
  readonly icon?: IconName | undefined;
  /** Something waits or is wrong. */
  readonly isWarning?: boolean;
  readonly children: ComponentChildren;
  /** What can be done about it. */
  readonly action?: ComponentChildren;
}

/** A bar of words above the figures. */
export function Note({ icon, isWarning, children, action }: NoteProps) {
  return (
    <div class={isWarning ? "note warning" : "note"}>
      {icon && <Icon name={icon} />}
      <div>{children}</div>
      {action}
    </div>
  );
}
