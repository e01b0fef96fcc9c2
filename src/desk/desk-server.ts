import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { type Responding, responder } from "./responder.ts";

export interface DeskServer {
  readonly port: number;
  close(): Promise<void>;
}

interface Opening extends Responding {
  readonly port: number;
}

/**
 * Serves a desk on 127.0.0.1 and, where there is one, on ::1, so that the page
 * and the app in it can have different origins: `127.0.0.1` and `localhost`.
 * Rejects with the system's error where the port cannot be had.
 */
export async function serveDesk(opening: Opening): Promise<DeskServer> {
  const respond = responder(opening);
  const listener = (request: IncomingMessage, response: ServerResponse) => {
    respond(request, response).catch((failure: unknown) => {
      console.error(failure);
      response.destroy();
    });
  };
  const first = await listen(listener, { host: "127.0.0.1", port: opening.port });
  const { port } = first.address() as AddressInfo;
  const second = await listen(listener, { host: "::1", port }).catch((failure: unknown) => {
    if (codeOf(failure) !== "EADDRINUSE") return null;
    first.close();
    throw failure;
  });
  const servers = second ? [first, second] : [first];
  return {
    port,
    close: async () => {
      for (const server of servers) server.closeAllConnections();
      await Promise.all(servers.map((server) => new Promise((done) => server.close(done))));
    },
  };
}

/** The code of a system's error, such as EADDRINUSE. */
export function codeOf(failure: unknown): string | null {
  return failure instanceof Error && "code" in failure ? String(failure.code) : null;
}

function listen(
  listener: (request: IncomingMessage, response: ServerResponse) => void,
  at: { readonly host: string; readonly port: number },
): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer(listener);
    server.once("error", reject);
    server.listen(at.port, at.host, () => resolve(server));
  });
}
