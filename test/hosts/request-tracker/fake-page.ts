import { vi } from "vitest";

/** The browser's page as far as RT's half looks at it. */
export interface FakePage {
  readonly mount: HTMLElement;
  /** Where the page was sent. */
  readonly visited: string[];
  hash(): string;
  /** Somebody types another fragment, or follows a link to one. */
  goTo(hash: string): void;
  /** The viewer comes back to the page. */
  focus(): void;
  /** RT's own scripts have asked for this. */
  ask(address: string): void;
  listeners(): number;
}

/** Puts a page with the plugin's element in place of the browser's. */
export function fakePage(data: Readonly<Record<string, string>>, origin: string): FakePage {
  const page = new EventTarget();
  const body = { classList: new Set<string>() };
  const document = Object.assign(new EventTarget(), { visibilityState: "visible", body });
  const visited: string[] = [];
  const observers = new Set<(told: unknown) => void>();
  const location = {
    origin,
    pathname: "/rt/Sidelight/",
    search: "?id=7",
    hash: "",
    assign: (address: string) => visited.push(address),
  };
  let listening = 0;
  const counted =
    (target: EventTarget): EventTarget["addEventListener"] =>
    (type, listener, options) => {
      listening++;
      const signal = typeof options === "object" ? options.signal : null;
      signal?.addEventListener("abort", () => listening--);
      EventTarget.prototype.addEventListener.call(target, type, listener, options);
    };
  document.addEventListener = counted(document);
  const storage = new Map<string, string>();
  const stubs = {
    document,
    navigator: { language: "en-GB" },
    location,
    addEventListener: counted(page),
    removeEventListener: (type: string, listener: EventListener) => {
      listening--;
      page.removeEventListener(type, listener);
    },
    history: {
      state: null,
      replaceState: (...[, , address]: readonly [unknown, string, string]) => {
        location.hash = new URL(address, origin).hash;
      },
    },
    localStorage: {
      getItem: (key: string) => storage.get(key) ?? null,
      setItem: (key: string, value: string) => storage.set(key, value),
    },
    PerformanceObserver: class {
      readonly #told: (told: unknown) => void;
      constructor(told: (told: unknown) => void) {
        this.#told = told;
      }
      observe(): void {
        observers.add(this.#told);
      }
      disconnect(): void {
        observers.delete(this.#told);
      }
    },
  };
  for (const [name, stub] of Object.entries(stubs)) vi.stubGlobal(name, stub);
  return {
    mount: {
      dataset: data,
      ownerDocument: { body: darkBody(body) },
      closest: () => null,
    } as unknown as HTMLElement,
    visited,
    hash: () => location.hash,
    goTo(hash) {
      location.hash = hash;
      page.dispatchEvent(new Event("hashchange"));
    },
    focus: () => void page.dispatchEvent(new Event("focus")),
    ask(address) {
      for (const told of observers) told({ getEntries: () => [{ name: address }] });
    },
    listeners: () => listening + observers.size,
  };
}

function darkBody(body: { readonly classList: ReadonlySet<string> }) {
  return { classList: { contains: (name: string) => body.classList.has(name) } };
}
