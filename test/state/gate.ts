/** Holds a fake answer back until the test lets it go. */
export interface Gate {
  /** Awaited by the answer. */
  readonly opened: Promise<void>;
  /** Awaited by the test: the answer has come to the gate. */
  readonly reached: Promise<void>;
  open(): void;
}

export function gate(): Gate {
  let open = () => {};
  let reach = () => {};
  const opening = new Promise<void>((resolve) => {
    open = resolve;
  });
  const reached = new Promise<void>((resolve) => {
    reach = resolve;
  });
  return {
    get opened() {
      reach();
      return opening;
    },
    reached,
    open,
  };
}
