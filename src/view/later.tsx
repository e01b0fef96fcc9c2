import { signal } from "@preact/signals";
import type { ComponentChildren, ComponentType } from "preact";

/** A component whose code is fetched when it is first needed. */
export interface Later<P> {
  (props: P): ComponentChildren;
  load(): Promise<void>;
}

export function later<P extends object>(fetch: () => Promise<ComponentType<P>>): Later<P> {
  const fetched = signal<ComponentType<P> | null>(null);
  const load = async () => {
    fetched.value ??= await fetch();
  };
  const draw = (props: P) => {
    const Fetched = fetched.value;
    if (!Fetched) void load();
    return Fetched && <Fetched {...props} />;
  };
  return Object.assign(draw, { load });
}
