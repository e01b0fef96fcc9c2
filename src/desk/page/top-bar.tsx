import { addressWith } from "./address.ts";
import type { DeskModel } from "./desk-model.ts";
import { ScenesMenu } from "./scenes-menu.tsx";

const languages = [
  ["en-US", "English"],
  ["en-GB", "English (UK)"],
  ["fi", "Suomi"],
  ["ru", "Русский"],
  ["zh-CN", "简体中文"],
  ["zh-TW", "繁體中文"],
  ["de", "Deutsch (not spoken)"],
  ["en-XA", "Longer, accented"],
  ["ar-XB", "From right to left"],
] as const;

/** Who works here, in which place, and what else can be played. */
export function TopBar({ model }: { readonly model: DeskModel }) {
  const { me, agents, isConnected, locale, scene, theme } = model;
  const isPage = scene.place === "nav_bar";
  return (
    <header class="bar">
      <h1>Desk</h1>
      <nav class="places" aria-label="Places">
        <a href={addressWith({ place: null })} aria-current={isPage ? undefined : "page"}>
          Tickets
        </a>
        <a href={addressWith({ place: "nav_bar" })} aria-current={isPage ? "page" : undefined}>
          Sidelight
        </a>
      </nav>
      <label class="far">
        Signed in as
        <select
          value={me.id}
          onChange={({ currentTarget }) =>
            location.assign(addressWith({ user: currentTarget.value, role: null }))
          }
        >
          {agents.map(({ id, name, role }) => (
            <option key={id} value={id}>
              {name}
              {role === "admin" ? " (admin)" : ""}
            </option>
          ))}
        </select>
      </label>
      <label>
        Language
        <select
          value={locale.value}
          onChange={({ currentTarget }) => model.speak(currentTarget.value)}
        >
          {languages.some(([id]) => id === locale.value) || (
            <option value={locale.value}>{locale.value}</option>
          )}
          {languages.map(([id, name]) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <button
        type="button"
        aria-pressed={!isConnected.value}
        title="Whether Sidelight's requests get through"
        onClick={model.switchConnection}
      >
        Offline
      </button>
      <button type="button" onClick={model.switchTheme}>
        {theme.value === "dark" ? "Light" : "Dark"}
      </button>
      <ScenesMenu />
    </header>
  );
}
