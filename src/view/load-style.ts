import { ground } from "./ground.ts";

const loaded = new Map<string, Promise<void>>();

/**
 * Loads a further stylesheet that lies beside the page's own `main.css`, once.
 * Over when it holds, and also where it cannot be had: figures without their
 * best clothes are better than none. A page without our stylesheet, such as a
 * test's, brings all that it wants itself.
 */
export function loadStyle(name: string): Promise<void> {
  const known = loaded.get(name);
  if (known) return known;
  const main = ground().querySelector<HTMLLinkElement>('link[href$="main.css"]');
  const loading = main ? addBeside(main, name) : Promise.resolve();
  loaded.set(name, loading);
  return loading;
}

function addBeside(main: HTMLLinkElement, name: string): Promise<void> {
  const href = main.href.replace("main.css", `${name}.css`);
  const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href });
  return new Promise((resolve) => {
    link.onload = link.onerror = () => resolve();
    main.parentNode?.append(link);
  });
}
