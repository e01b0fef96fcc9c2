const fields = "input, select, textarea";

/**
 * Takes ground within somebody's page that neither the page's styles nor its
 * scripts reach, and whose own go no further. Over when it is dressed, so that
 * nothing shows unstyled.
 */
export async function takeGround(mount: HTMLElement): Promise<Element> {
  await unfolded(mount);
  const shadow = mount.attachShadow({ mode: "open" });
  const root = document.createElement("div");
  const href = new URL("main.css", import.meta.url).href;
  const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href });
  shadow.append(link, root);
  for (const type of ["keydown", "keypress", "keyup"]) shadow.addEventListener(type, keep);
  await new Promise((resolve) => {
    link.onload = link.onerror = resolve;
  });
  return root;
}

/** Over when the mount has a place on the page: who folded it away asked for nothing. */
function unfolded(mount: HTMLElement): Promise<void> {
  return new Promise((resolve) => {
    const observer = new ResizeObserver(() => {
      if (!mount.getClientRects().length) return;
      observer.disconnect();
      resolve();
    });
    observer.observe(mount);
  });
}

/** The page knows not that somebody types, and would take letters for its shortcuts. */
function keep(event: Event): void {
  if (event.target instanceof Element && event.target.matches(fields)) event.stopPropagation();
}
