import { Component, type ComponentChildren, createRef } from "preact";
import { ground } from "./ground.ts";
import { Icon } from "./icon.tsx";

interface PageProps {
  readonly title: ComponentChildren;
  /** Where back leads. */
  readonly back: string;
  readonly isHidden: boolean;
  onBack(): void;
  readonly action?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** A page opened from another one: takes the focus when it comes, gives it back when it goes. */
export class Page extends Component<PageProps> {
  readonly heading = createRef<HTMLHeadingElement>();
  readonly opener = ground().activeElement;

  override componentDidMount() {
    const heading = this.heading.current;
    heading?.focus();
    heading?.parentElement?.addEventListener("keydown", ({ key }) => {
      if (key === "Escape") this.props.onBack();
    });
  }

  override componentWillUnmount() {
    const { opener } = this;
    // The page below is hidden until this drawing is over.
    queueMicrotask(() => opener instanceof HTMLElement && opener.focus());
  }

  override render({ title, back, isHidden, onBack, action, children }: PageProps) {
    return (
      <section hidden={isHidden}>
        <div class="bar">
          <button type="button" class="button bare" onClick={onBack}>
            <Icon name="back" /> {back}
          </button>
          {action}
        </div>
        <h2 class="pad title" tabIndex={-1} ref={this.heading}>
          {title}
        </h2>
        {children}
      </section>
    );
  }
}
