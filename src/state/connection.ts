import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { HostLists } from "../hosts/host.ts";
import { HostError, type Trouble } from "../hosts/trouble.ts";

/** Something that being offline may have stopped. */
interface Stoppable {
  readonly trouble: Trouble | null | undefined;
  goOn(): Promise<void>;
}

/** The way to the host. */
export interface Connection {
  /** Whether the browser says so, or a request did not get through. */
  readonly isOffline: ReadonlySignal<boolean>;
  lose(): void;
  /** Asks whether the host can be reached again; then goes on with all that was stopped. */
  reconnect(): Promise<void>;
}

export interface ConnectionParts {
  readonly host: Pick<HostLists, "views">;
  /** Read anew each time. */
  works(): readonly Stoppable[];
}

export function createConnection({ host, works }: ConnectionParts): Connection {
  const isLost = signal(false);
  const stopped = () => works().filter(({ trouble }) => trouble?.kind === "offline");
  return {
    isOffline: computed(() => isLost.value || stopped().length > 0),
    lose() {
      isLost.value = true;
    },
    async reconnect() {
      if (!(await isReachable(host))) return;
      isLost.value = false;
      await Promise.all(stopped().map(({ goOn }) => goOn()));
    },
  };
}

/** Whoever is refused or told to wait has reached somebody. */
async function isReachable(host: ConnectionParts["host"]): Promise<boolean> {
  try {
    await host.views({ signal: new AbortController().signal });
    return true;
  } catch (error) {
    if (!(error instanceof HostError)) throw error;
    return error.trouble.kind !== "offline" && error.trouble.kind !== "timed_out";
  }
}
