import { signal } from "@preact/signals";
import { Component, type ComponentChildren } from "preact";

/** Draws what is in it right after all around it: all at once would hold up the page. */
export class Afterwards extends Component<{ readonly children: ComponentChildren }> {
  readonly #isDue = signal(false);
  #timer: ReturnType<typeof setTimeout> | undefined;

  override componentDidMount() {
    this.#timer = setTimeout(() => {
      this.#isDue.value = true;
    });
  }

  override componentWillUnmount() {
    clearTimeout(this.#timer);
  }

  override render({ children }: { readonly children: ComponentChildren }) {
    return this.#isDue.value && children;
  }
}
