import { subscribe, unsubscribe } from "node:diagnostics_channel";
import type { IncomingMessage, ServerResponse } from "node:http";

const CHANNEL = "http.server.request.start";

export interface Exchange {
  request: IncomingMessage;
  response: ServerResponse;
}

/**
 * Sees each request of this process before Next does, which hides the socket from every handler and whose own headers
 * are settled when it is built. What throws in here ends the process.
 */
export function onEveryRequest(see: (exchange: Exchange) => void): () => void {
  // Safe because Node documents what it publishes on this channel.
  const listener = (message: unknown) => see(message as Exchange);
  subscribe(CHANNEL, listener);
  return () => void unsubscribe(CHANNEL, listener);
}
