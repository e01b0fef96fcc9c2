import { type ReadonlySignal, signal } from "@preact/signals";
import type { Scene } from "../scene.ts";

/** What is around the app and may change while it runs. */
export interface Stage {
  readonly theme: ReadonlySignal<"light" | "dark">;
  /** How Zendesk is set for the user; an app hears of another one only when it is loaded again. */
  readonly locale: ReadonlySignal<string>;
  /** Whether the app's requests get through. */
  readonly isConnected: ReadonlySignal<boolean>;
  switchTheme(): void;
  speak(locale: string): void;
  /** Cuts the app's connection, or mends it. */
  switchConnection(): void;
}

export interface StageParts {
  readonly scene: Pick<Scene, "theme" | "locale">;
  onTheme(theme: "light" | "dark"): void;
}

export function createStage({ scene, onTheme }: StageParts): Stage {
  const theme = signal(scene.theme ?? preferredTheme());
  const locale = signal(scene.locale ?? "en-US");
  const isConnected = signal(true);
  return {
    theme,
    locale,
    isConnected,
    switchTheme() {
      theme.value = theme.value === "dark" ? "light" : "dark";
      onTheme(theme.value);
    },
    speak(chosen) {
      locale.value = chosen;
    },
    switchConnection() {
      isConnected.value = !isConnected.value;
    },
  };
}

function preferredTheme(): "light" | "dark" {
  return matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}
