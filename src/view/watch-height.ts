/** Tells how high an element is, now and whenever that changes, at most once a frame and never 0. */
export function watchHeight(element: Element, onHeight: (pixels: number) => void): () => void {
  const observer = new ResizeObserver(() => {
    const height = Math.ceil(element.getBoundingClientRect().height);
    if (height > 0) onHeight(height);
  });
  observer.observe(element);
  return () => observer.disconnect();
}
