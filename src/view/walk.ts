type Way = readonly [across: number, down: number];

const ways: Readonly<Record<string, Way>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/**
 * Arrow keys lead from button to button of a picture, to the nearest one that
 * way; only the one that had the focus last stands in the order of the tab key.
 */
export function walk(event: KeyboardEvent): void {
  const { currentTarget, key, target } = event;
  const way = ways[key];
  if (!way || !(currentTarget instanceof Element) || !(target instanceof HTMLElement)) return;
  const here = centreOf(target);
  let nearest: { button: HTMLElement; distance: number } | null = null;
  for (const button of currentTarget.querySelectorAll("button")) {
    const there = centreOf(button);
    const [across, down] = [there[0] - here[0], there[1] - here[1]];
    const ahead = across * way[0] + down * way[1];
    // A step aside is dearer than a step ahead: the row is kept while it goes on.
    const distance = ahead + 9 * Math.abs(across * way[1] + down * way[0]);
    if (ahead > 1 && (!nearest || distance < nearest.distance)) nearest = { button, distance };
  }
  if (!nearest) return;
  event.preventDefault();
  target.tabIndex = -1;
  nearest.button.tabIndex = 0;
  nearest.button.focus();
}

function centreOf(element: Element): readonly [number, number] {
  const { bottom, left, right, top } = element.getBoundingClientRect();
  return [(left + right) / 2, (top + bottom) / 2];
}
