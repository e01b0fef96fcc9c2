/** What we use of the client that Zendesk's own script makes; what it answers is foreign. */
export interface ZafClient {
  context(): Promise<unknown>;
  metadata(): Promise<unknown>;
  get(paths: string | readonly string[]): Promise<unknown>;
  invoke(action: string, ...given: readonly unknown[]): Promise<unknown>;
  on(event: string, handler: (told: unknown) => void): void;
  off(event: string, handler: (told: unknown) => void): void;
  request(options: ZafRequest): Promise<unknown>;
}

/** The options of `client.request` that we send. */
export interface ZafRequest {
  readonly url: string;
  readonly type: string;
  readonly httpCompleteResponse: true;
  readonly autoRetry: false;
  /** A body in JSON, where something is sent along. */
  readonly data?: string;
  readonly contentType?: "application/json";
}

declare global {
  var ZAFClient: { init(): ZafClient | false } | undefined;
}

/** The client, or null where no Zendesk is around this page. */
export function zafClient(): ZafClient | null {
  return globalThis.ZAFClient?.init() || null;
}
