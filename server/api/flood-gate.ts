import { Server } from "node:http";
import type { IncomingMessage, ServerResponse } from "node:http";
import { clock } from "@/server/clock";
import { sha256 } from "@/server/kernel/key";
import { KernelError } from "@/server/kernel/errors";
import { problemOf } from "./errors";
import type { ProblemDocument } from "./errors";
import { rateHeaders } from "./rate-headers";
import type { RateWindow } from "./rate-windows";

interface Refusal {
  untilMs: number;
  problem: ProblemDocument;
  windows: readonly RateWindow[];
}

/**
 * Only while the gate is open. On globalThis, because Next bundles what runs before its requests apart from what
 * answers them.
 */
const holder = globalThis as typeof globalThis & { opsRefusals?: Map<string, Refusal> };

/**
 * Keeps a refusal for the rest of its minute. Only a key that was found valid and is over its limit gets here, so this
 * holds no more entries than there are keys.
 */
export function keepRefusal(request: Request, problem: ProblemDocument, windows: readonly RateWindow[]): void {
  const { retryAfterSeconds } = problem;
  const name = nameOf(request.method, request.headers.get("authorization"));
  if (name === null || typeof retryAfterSeconds !== "number") return;
  holder.opsRefusals?.set(name, { problem, windows, untilMs: clock.now().getTime() + retryAfterSeconds * 1_000 });
}

/**
 * So many changes of one key are under way at once. A flood is over its limit only when that has been counted; what has
 * piled up until then would be everybody's wait.
 */
const UNDER_WAY_MAX = 32;

/** The same for what was let in while the first refusal of the minute was still under way. */
export function refusedAlready({ method, headers }: Request): Response | null {
  const refused = refusalOf(method, headers.get("authorization"));
  return refused && new Response(refused.body, { status: refused.status, headers: refused.headers });
}

/**
 * Answers 429 before Next sees the request: to a flood, Next and a look at the key would be nearly all of the cost, and
 * who floods would take that from everybody else. Nothing else is ever answered here. Patched where every server of
 * this process emits, because Next makes its own and hands it to nobody.
 */
export function openFloodGate(): () => void {
  holder.opsRefusals = new Map();
  const underWay = new Map<string, number>();
  // oxlint-disable-next-line typescript/unbound-method -- it is called with each server as its own
  const emit = Server.prototype.emit;
  Server.prototype.emit = function gated(this: Server, event: string | symbol, ...args: unknown[]): boolean {
    // Safe because Node documents what it emits with "request".
    const [request, response] = args as [IncomingMessage, ServerResponse];
    if (event === "request" && (refuses(request, response) || isTooMany(underWay, request, response))) return true;
    return Boolean(Reflect.apply(emit, this, [event, ...args]));
  };
  return () => {
    Server.prototype.emit = emit;
    delete holder.opsRefusals;
  };
}

function refuses({ url, method, headers }: IncomingMessage, response: ServerResponse): boolean {
  if (!url?.startsWith("/api/v1/")) return false;
  const refused = refusalOf(method ?? "", headers.authorization ?? null);
  if (refused) response.writeHead(refused.status, refused.headers).end(refused.body);
  return refused !== null;
}

function isTooMany(underWay: Map<string, number>, request: IncomingMessage, response: ServerResponse): boolean {
  const { url, method, headers } = request;
  // Reads may wait for a minute, and cost little meanwhile.
  if (!url?.startsWith("/api/v1/") || method !== "POST") return false;
  const name = nameOf(method, headers.authorization ?? null);
  if (name === null) return false;
  const before = underWay.get(name) ?? 0;
  if (before >= UNDER_WAY_MAX) {
    const refused = answerOf({ untilMs: 0, problem: TOO_MANY, windows: [] }, TOO_MANY.retryAfterSeconds);
    response.writeHead(refused.status, refused.headers).end(refused.body);
    return true;
  }
  underWay.set(name, before + 1);
  response.once("close", () => {
    const left = (underWay.get(name) ?? 1) - 1;
    if (left > 0) underWay.set(name, left);
    else underWay.delete(name);
  });
  return false;
}

const TOO_MANY = {
  ...problemOf(new KernelError("rate_limited", `A key may have ${UNDER_WAY_MAX} changes under way at once.`)),
  ...{ limit: UNDER_WAY_MAX, retryAfterSeconds: 1 },
};

function refusalOf(method: string, authorization: string | null) {
  const name = holder.opsRefusals?.size ? nameOf(method, authorization) : null;
  const refusal = name === null ? undefined : holder.opsRefusals?.get(name);
  if (name === null || !refusal) return null;
  const leftSeconds = Math.ceil((refusal.untilMs - clock.now().getTime()) / 1_000);
  if (leftSeconds > 0) return answerOf(refusal, leftSeconds);
  holder.opsRefusals?.delete(name);
  return null;
}

function answerOf({ problem, windows }: Refusal, leftSeconds: number) {
  const passed = Number(problem.retryAfterSeconds) - leftSeconds;
  const now = windows.map((one) => ({ ...one, resetSeconds: Math.max(1, one.resetSeconds - passed) }));
  const headers = {
    ...rateHeaders({ windows: now }),
    ...{ "content-type": "application/problem+json", "retry-after": String(leftSeconds), "cache-control": "no-store" },
    // What next.config.mjs gives to every other answer, as far as it is for answers without a page.
    ...{ "x-content-type-options": "nosniff", "content-security-policy": "default-src 'none'; frame-ancestors 'none'" },
  };
  return { status: problem.status, headers, body: JSON.stringify({ ...problem, retryAfterSeconds: leftSeconds }) };
}

/** By key and pace; a key's reads go on when its submissions are used up. */
function nameOf(method: string, authorization: string | null): string | null {
  const pace = method === "POST" ? "submits" : method === "GET" ? "reads" : null;
  return pace === null || authorization === null ? null : `${pace}:${sha256(authorization)}`;
}
