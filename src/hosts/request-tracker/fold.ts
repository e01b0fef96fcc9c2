import type { HostPage } from "../host.ts";

/** Folds RT's box around us as the viewer last left it in this kind of place, and remembers how that changes. */
export function keepFold(
  mount: HTMLElement,
  { recall, remember, traits }: Pick<HostPage, "recall" | "remember" | "traits">,
): void {
  const box = mount.closest(".titlebox-content");
  if (!box) return;
  const key = `folded ${traits.place}`;
  if (recall(key) === "yes") {
    // RT's own `rolledup` folds for good: its script never takes away what hides the box.
    box.classList.remove("show");
    box.parentElement?.querySelector(".toggle")?.classList.add("collapsed");
  }
  const keep = () => {
    // RT's script says so while it moves the box.
    if (box.classList.contains("collapsing")) return;
    remember(key, box.classList.contains("show") ? "no" : "yes");
  };
  new MutationObserver(keep).observe(box, { attributes: true, attributeFilter: ["class"] });
}
