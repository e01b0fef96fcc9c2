import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { ComponentChildren, ComponentType } from "preact";
import type { Face } from "./face.ts";

interface Faced {
  readonly face: Face;
}

/** A component whose code, looks and words are fetched when it is first needed. */
export interface Later<P> {
  (props: P): ComponentChildren;
  load(face: Face): Promise<void>;
  /** Whether it has come. */
  readonly isHere: ReadonlySignal<boolean>;
}

export function later<P extends Faced>(fetch: (face: Face) => Promise<ComponentType<P>>): Later<P> {
  const fetched = signal<ComponentType<P> | null>(null);
  const load = async (face: Face) => {
    fetched.value ??= await fetch(face);
  };
  const draw = (props: P) => {
    const Fetched = fetched.value;
    if (!Fetched) void load(props.face);
    return Fetched && <Fetched {...props} />;
  };
  return Object.assign(draw, { load, isHere: computed(() => fetched.value !== null) });
}
