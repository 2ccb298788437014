import type { ServerResponse } from "node:http";
import { startFakeHttpServer } from "./fake-http-server";
import type { FakeHttpServer, ReceivedRequest } from "./fake-http-server";

/** `accept-then-…` takes the mail and then cuts the line or says nothing; `drop` and `hang` do so without taking it. */
export type ResendBehaviour =
  | "accept"
  | "accept-then-drop"
  | "accept-then-hang"
  | "drop"
  | "hang"
  | { status: number; name?: string; message?: string; retryAfterSeconds?: number; rawBody?: string };

interface FakeMail {
  id: string;
  idempotencyKey: string | null;
  from: string;
  to: string;
  subject: string;
}

export interface FakeResend extends FakeHttpServer {
  /** Every request, refused ones included. */
  requests: ReceivedRequest[];
  /** What a recipient would have got: one per idempotency key. */
  mails: FakeMail[];
  /** How the next requests are met; afterwards everything is accepted. */
  next: (...behaviours: ResendBehaviour[]) => void;
}

/** Speaks the part of Resend's API that sends a mail, idempotency keys included. */
export async function startFakeResend(): Promise<FakeResend> {
  const requests: ReceivedRequest[] = [];
  const mails: FakeMail[] = [];
  const planned: ResendBehaviour[] = [];
  const bodies = new Map<string, string>();

  const server = await startFakeHttpServer((request, response) => {
    requests.push(request);
    const behaviour = planned.shift() ?? "accept";
    if (behaviour === "hang") return;
    if (behaviour === "drop") return void response.destroy();
    if (typeof behaviour === "object") return refuse(response, behaviour);
    const key = request.headers["idempotency-key"] ?? null;
    if (key !== null && (bodies.get(key) ?? request.body) !== request.body) {
      return refuse(response, { status: 409, name: "invalid_idempotent_request" });
    }
    const mail =
      mails.find((known) => key !== null && known.idempotencyKey === key) ?? mailOf(request, key, mails.length);
    if (!mails.includes(mail)) mails.push(mail);
    if (key !== null) bodies.set(key, request.body);
    if (behaviour === "accept-then-drop") return void response.destroy();
    if (behaviour === "accept-then-hang") return;
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify({ id: mail.id }));
  });
  return { ...server, requests, mails, next: (...behaviours) => void planned.push(...behaviours) };
}

function mailOf(request: ReceivedRequest, idempotencyKey: string | null, n: number): FakeMail {
  // safe because: only our own client writes to this server, and a wrong shape fails the test that reads it
  const { from, to, subject } = JSON.parse(request.body) as Record<"from" | "to" | "subject", string>;
  return { id: `resend-${n + 1}`, idempotencyKey, from, to, subject };
}

function refuse(response: ServerResponse, refusal: Exclude<ResendBehaviour, string>): void {
  const { status, name = "application_error", message = "refused", retryAfterSeconds, rawBody } = refusal;
  if (retryAfterSeconds !== undefined) response.setHeader("retry-after", String(retryAfterSeconds));
  const body = rawBody ?? JSON.stringify({ statusCode: status, name, message });
  response.writeHead(status, { "content-type": "application/json" }).end(body);
}
