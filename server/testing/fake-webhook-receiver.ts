import { startFakeHttpServer } from "./fake-http-server";
import type { FakeHttpServer, ReceivedRequest } from "./fake-http-server";

/** `accept-then-drop` takes the message and cuts the line; `hang` never answers; `drip` starts a 200 that never ends. */
export type ReceiverBehaviour =
  | "accept"
  | "accept-then-drop"
  | "hang"
  | "drip"
  | { status: number; headers?: Record<string, string>; body?: string };

export interface FakeWebhookReceiver extends FakeHttpServer {
  received: ReceivedRequest[];
  /** How the next deliveries are met; afterwards everything is answered with 204. */
  next: (...behaviours: ReceiverBehaviour[]) => void;
}

export async function startFakeWebhookReceiver(): Promise<FakeWebhookReceiver> {
  const received: ReceivedRequest[] = [];
  const planned: ReceiverBehaviour[] = [];
  const server = await startFakeHttpServer((request, response) => {
    received.push(request);
    const behaviour = planned.shift() ?? "accept";
    if (behaviour === "hang") return;
    if (behaviour === "accept-then-drop") return void response.destroy();
    if (behaviour === "accept") return void response.writeHead(204).end();
    if (behaviour === "drip") return void response.writeHead(200).write("so far");
    response.writeHead(behaviour.status, behaviour.headers).end(behaviour.body ?? "");
  });
  return { ...server, received, next: (...behaviours) => void planned.push(...behaviours) };
}
