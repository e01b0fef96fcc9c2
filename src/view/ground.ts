/** Where the widget stands: in a page of its own, or on ground of its own within somebody's page. */
export function ground(): Document | ShadowRoot {
  return document.querySelector("#sidelight")?.shadowRoot ?? document;
}
