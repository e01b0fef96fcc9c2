/** A message from or to a frame, as the browser delivers it. */
export interface FrameMessage {
  readonly origin: string;
  readonly source: unknown;
  readonly data: unknown;
}

/** The window of the app's frame, as far as it is written to. */
interface FrameWindow {
  postMessage(message: unknown, origin: string): void;
}

/** An error as the SDK makes one of it. */
interface ZafError {
  readonly name: string;
  readonly message: string;
}

/** What a call came to: its value, or why there is none. */
export type Outcome = { readonly value: unknown } | { readonly error: ZafError };

/** What stands behind the protocol. */
export interface ZafHost {
  readonly appOrigin: string;
  /** The app's instance; the frame's address carries it as `app_guid`. */
  readonly guid: string;
  frame(): FrameWindow | null;
  /** What the app is told first: `{metadata, context}`. */
  registration(): unknown;
  /** The part of the page's address that is the app's own; null beside a ticket. */
  route(): string | null;
  get(path: string): Outcome;
  set(path: string, value: unknown): Outcome;
  invoke(action: string, given: readonly unknown[]): Outcome;
  /** The arguments of jQuery's `done` or `fail`. */
  request(options: unknown): Promise<RequestOutcome>;
}

export interface RequestOutcome {
  readonly how: "done" | "fail";
  readonly responseArgs: readonly unknown[];
}

/** The side of Zendesk in the app framework's protocol, for one app in one frame. */
export interface ZafParent {
  /** For every message that reaches the window; those of others are passed over. */
  receive(message: FrameMessage): void;
  /** Tells the app of an event, if it asked for it. */
  tell(event: string, message?: unknown): void;
}

export function zafParent(host: ZafHost): ZafParent {
  const { guid, appOrigin } = host;
  const subscribed = new Set<string>();

  function post(message: Readonly<Record<string, unknown>>): void {
    host.frame()?.postMessage(JSON.stringify({ ...message, instanceGuid: guid }), appOrigin);
  }

  function tell(event: string, message?: unknown): void {
    if (subscribed.has(event)) post({ key: `zaf.${event}`, message });
  }

  function onEvent(key: string, message: unknown): void {
    const [, act, event = ""] = /^iframe\.(on|off|trigger|reply):(.+)$/.exec(key) ?? [];
    if (key === "iframe.handshake") {
      post({ key: "zaf.app.registered", message: host.registration() });
    } else if (act === "on") {
      const isNew = !subscribed.has(event);
      subscribed.add(event);
      // Zendesk says so once the app is there; an app can only hear it from now on.
      if (isNew && event === "app.activated") tell(event, { firstLoad: true });
      const appRoute = host.route();
      if (isNew && event === "app.route.changed" && appRoute) tell(event, { appRoute });
    } else if (act === "off") {
      if (fieldsOf(message)["subscriberCount"] === 0) subscribed.delete(event);
    } else if (act === "trigger") {
      tell(event, message);
    } else if (/^request:\d+$/.test(key)) {
      void answerRequest(key, message);
    }
    // What is left are replies and the SDK's own statistics, which need no answer.
  }

  async function answerRequest(key: string, options: unknown): Promise<void> {
    const { how, responseArgs } = await host.request(options);
    tell(`${key}.${how}`, { responseArgs });
  }

  function onCall(id: unknown, { request, params }: Fields): void {
    const calls = callsOf(request, params);
    if (!calls) {
      post({ id, error: { name: "APIError", message: `There is no call ${String(request)}.` } });
      return;
    }
    const result: Record<string, unknown> = {};
    const errors: Record<string, unknown> = {};
    for (const [path, call] of calls) {
      const outcome = call(host);
      if ("error" in outcome) errors[path] = { ...outcome.error, path };
      else result[path] = outcome.value;
    }
    post({ id, result: { ...result, errors } });
  }

  return {
    tell,
    receive({ origin, source, data }) {
      if (origin !== appOrigin || source === null || source !== host.frame()) return;
      const fields = fieldsOf(typeof data === "string" ? parse(data) : data);
      if (fields["appGuid"] !== guid) return;
      const { id, key, message } = fields;
      if (typeof key === "string") onEvent(key, message);
      else if (id !== undefined) onCall(id, fields);
    },
  };
}

type Fields = Readonly<Record<string, unknown>>;
type Call = readonly [path: string, call: (host: ZafHost) => Outcome];

/** The single calls of a get, a set or an invoke; null for anything else. */
function callsOf(request: unknown, params: unknown): readonly Call[] | null {
  switch (request) {
    case "get":
      return (Array.isArray(params) ? params : []).map((path) => [
        String(path),
        (host) => host.get(String(path)),
      ]);
    case "set":
      return Object.entries(fieldsOf(params)).map(([path, value]) => [
        path,
        (host) => host.set(path, value),
      ]);
    case "invoke":
      return Object.entries(fieldsOf(params)).map(([action, given]) => [
        action,
        (host) => host.invoke(action, Array.isArray(given) ? given : []),
      ]);
    default:
      return null;
  }
}

function fieldsOf(value: unknown): Fields {
  return typeof value === "object" && value !== null ? { ...value } : {};
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
