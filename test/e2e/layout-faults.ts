/**
 * What is wrong with the texts of a page as it is laid out: a page that scrolls sideways, texts that
 * are cut where no ellipsis says so, texts that lie upon each other. Runs inside the page.
 */
export function layoutFaults(): readonly string[] {
  interface Box {
    readonly left: number;
    readonly right: number;
    readonly top: number;
    readonly bottom: number;
  }
  const faults: string[] = [];
  // Far from the screen it has no room of its own yet.
  for (const element of document.querySelectorAll<HTMLElement>("*")) {
    if (getComputedStyle(element).contentVisibility === "auto") {
      element.style.contentVisibility = "visible";
    }
  }
  const { clientWidth, scrollWidth } = document.documentElement;
  if (scrollWidth > clientWidth) faults.push(`the page is ${scrollWidth - clientWidth}px too wide`);

  const isUnseen = (element: Element): boolean => {
    for (let one: Element | null = element; one; one = one.parentElement) {
      const { clipPath, opacity } = getComputedStyle(one);
      if (clipPath !== "none" || opacity === "0") return true;
    }
    return !element.checkVisibility({ visibilityProperty: true }) || !!element.closest("option");
  };
  const meet = (one: Box, other: Box): Box => ({
    left: Math.max(one.left, other.left),
    right: Math.min(one.right, other.right),
    top: Math.max(one.top, other.top),
    bottom: Math.min(one.bottom, other.bottom),
  });

  /** The part of a line of text that is shown; told if more is hidden than may be. */
  const shownOf = (rect: Box, parent: Element, text: string): Box => {
    let shown = rect;
    for (let one: Element | null = parent; one; one = one.parentElement) {
      const { overflowX, textOverflow } = getComputedStyle(one);
      if (overflowX === "visible" || one === document.documentElement) continue;
      const box = one.getBoundingClientRect();
      const isHidden = rect.left < box.left - 1 || rect.right > box.right + 1;
      const mayHide = textOverflow === "ellipsis" || overflowX === "auto" || overflowX === "scroll";
      if (isHidden && !mayHide) faults.push(`“${text}” is cut by ${one.className || one.tagName}`);
      shown = meet(shown, box);
    }
    return shown;
  };

  const lines: { readonly node: Node; readonly text: string; readonly box: Box }[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.textContent?.trim() ?? "";
    const parent = node.parentElement;
    // Letters on marks are pictures; the words for them stand elsewhere.
    if (!text || !parent || parent.closest("i, script, style") || isUnseen(parent)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const rect of range.getClientRects()) {
      if (rect.width < 1) continue;
      const { left, right, top, bottom } = shownOf(rect, parent, text);
      // Lines may be set close: a quarter of each is air.
      const air = (bottom - top) / 4;
      const box = { left: left + 1, right: right - 1, top: top + air, bottom: bottom - air };
      if (box.right > box.left && box.bottom > box.top) lines.push({ node, text, box });
    }
  }
  lines.forEach(({ node, text, box }, at) => {
    for (const other of lines.slice(at + 1)) {
      // An ellipsis makes two boxes of one text.
      if (other.node === node) continue;
      const { left, right, top, bottom } = meet(box, other.box);
      if (right > left && bottom > top) faults.push(`“${text}” lies upon “${other.text}”`);
    }
  });
  return faults;
}

/** Where lines between groups of columns stand in each part of a table. Runs on the board's table. */
export function columnLines(board: Element): readonly (readonly number[])[] {
  return ["thead", "tfoot"].map((part) => {
    const cells = [...board.querySelectorAll(`${part} :is(th, td)`)];
    const lined = cells.filter(
      (cell) => Number.parseFloat(getComputedStyle(cell).borderInlineStartWidth) > 0,
    );
    const places = lined.map((cell) => Math.round(cell.getBoundingClientRect().left));
    return [...new Set(places)].sort((one, other) => one - other);
  });
}
