import type { Span } from "@opentelemetry/api";
import { KernelError } from "@/server/kernel/errors";
import { inRequestSpan } from "@/server/spans";
import { callProcedure } from "./call-procedure";
import { logUnexpected, problemOf } from "./errors";
import { keepRefusal, refusedAlready } from "./flood-gate";
import { bodyBytesMax, readJsonBody } from "./json-body";
import { serveDocument } from "./openapi/serve-document";
import type { Operation } from "./operation";
import { OPERATIONS } from "./operations";
import { queryShape } from "./procedure-input";
import { addRateHeaders } from "./rate-headers";
import { lookAtRate } from "./rate-limit";
import { refuseDeep } from "./refuse-deep";
import { readRequest } from "./request";
import type { Context } from "./request";

/** Answers /api/v1: finds the operation, gathers its input, calls the same procedure the other doors call. */
export function handleHttp(request: Request): Promise<Response> {
  return inRequestSpan(request, "/api/v1", (span) => answer(request, span));
}

async function answer(request: Request, span: Span): Promise<Response> {
  try {
    const url = new URL(request.url);
    const path = url.pathname.replace(/^\/api\/v1/, "");
    if (path === "" || path === "/") return readIndex(request.method);
    if (path === "/openapi.json") return serveDocument(request);
    const found = findOperation(request.method, path);
    span.updateName(`${request.method} /api/v1${found.operation.path}`);
    const refused = refusedAlready(request);
    if (refused) return refused;
    const context = await readRequest(request);
    const response = await answerOperation({ request, url, ...found }, context).catch((error: unknown) => {
      keepRateRefusal(request, context, error);
      return problemResponse(error);
    });
    await lookAtRate(context, found.operation.method === "GET" ? "reads" : "submits");
    return addRateHeaders(response, context.rate);
  } catch (error) {
    return problemResponse(error);
  }
}

/** Of the pace alone: other limits, such as that on uploads, leave room for other calls. */
function keepRateRefusal(request: Request, { rate: { windows } }: Context, error: unknown): void {
  const problem = problemOf(error);
  if (problem.code === "rate_limited" && "policy" in problem) keepRefusal(request, problem, windows);
}

interface Asked {
  request: Request;
  url: URL;
  operation: Operation;
  params: Record<string, string>;
}

async function answerOperation({ request, url, operation, params }: Asked, context: Context): Promise<Response> {
  if (context.refusal) throw context.refusal;
  const body = operation.method === "POST" ? await readJsonBody(request, bodyBytesMax(context)) : {};
  refuseDeep(operation.judgesItems ? { ...body, items: null } : body);
  const input = { ...queryOf(url, operation), ...body, ...params, ...headersOf(request, operation) };
  const result = await callProcedure(operation.procedure, context, input);
  return Response.json(result, { status: operation.statusOf?.(result) ?? 200, headers: NO_STORE });
}

const NO_STORE = { "cache-control": "no-store" };

export function problemResponse(error: unknown): Response {
  logUnexpected(error);
  const problem = problemOf(error);
  const headers: Record<string, string> = { ...NO_STORE, "content-type": "application/problem+json" };
  if (typeof problem.retryAfterSeconds === "number") headers["retry-after"] = String(problem.retryAfterSeconds);
  if (Array.isArray(problem.allowed)) headers.allow = problem.allowed.join(", ");
  if (problem.status === 401) headers["www-authenticate"] = 'Bearer realm="ops"';
  return new Response(JSON.stringify(problem), { status: problem.status, headers });
}

/** For whoever finds the address alone: what there is below it. */
function readIndex(method: string): Response {
  if (method !== "GET") throw new KernelError("method_not_allowed", "This address takes GET.", { allowed: ["GET"] });
  const operations = OPERATIONS.map(({ method: verb, path, summary }) => `${verb} /api/v1${path}: ${summary}`);
  const description = "/api/v1/openapi.json";
  return Response.json({ name: "Operations Kernel", documentation: "/docs", description, operations });
}

function findOperation(method: string, path: string): { operation: Operation; params: Record<string, string> } {
  const fitting = OPERATIONS.flatMap((operation) => {
    const params = matchPath(operation.path, path);
    return params ? [{ operation, params }] : [];
  });
  // A word of ours at this place is never somebody's id.
  const literal = fitting.filter(({ params }) => Object.keys(params).length === 0);
  const matches = literal.length > 0 ? literal : fitting;
  const found = matches.find(({ operation }) => operation.method === method);
  if (found) return found;
  if (matches.length === 0) throw new KernelError("not_found", "There is no such address.");
  const allowed = matches.map(({ operation }) => operation.method);
  throw new KernelError("method_not_allowed", `This address takes ${allowed.join(" and ")}.`, { allowed });
}

/** The values of {names} in a path, or null when it does not fit. */
function matchPath(pattern: string, path: string): Record<string, string> | null {
  const [wanted, given] = [pattern.split("/"), path.replace(/\/$/, "").split("/")];
  if (wanted.length !== given.length) return null;
  const params: Record<string, string> = {};
  for (const [i, part] of wanted.entries()) {
    const value = given[i] ?? "";
    if (part.startsWith("{")) params[part.slice(1, -1)] = decoded(value);
    else if (part !== value) return null;
  }
  return params;
}

/** What is not percent-encoded properly is left as it came, and then fits no schema. */
function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

/** A name given twice is a list. A name that means nothing here is refused: a misspelt filter would show too much. */
function queryOf(url: URL, { method, procedure, path }: Operation): Record<string, string | string[]> {
  if (method !== "GET") return {};
  const known = Object.keys(queryShape(procedure, path));
  const names = [...new Set(url.searchParams.keys())];
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    const message = known.length > 0 ? `is not one of ${known.join(", ")}` : "is not known here";
    throw new KernelError("invalid_input", "The query string names what this address does not know.", {
      fields: unknown.map((path) => ({ path, message })),
    });
  }
  return Object.fromEntries(
    names.map((name) => {
      const values = url.searchParams.getAll(name).flatMap((value) => value.split(","));
      return [name, name === "q" || values.length === 1 ? (url.searchParams.get(name) ?? "") : values];
    }),
  );
}

/** An empty key goes on to the schema, which refuses it: who sends one means to be safe from a second action. */
function headersOf(request: Request, { idempotencyKey: place }: Operation): Record<string, string> {
  const key = request.headers.get("idempotency-key");
  if (key === null || place === undefined) return {};
  if (place === "input") return { idempotencyKey: key };
  const message = "goes into each item, as its member idempotencyKey: one key cannot stand for many actions";
  throw new KernelError("invalid_input", `The header Idempotency-Key ${message}.`, {
    fields: [{ path: "idempotencyKey", message }],
  });
}
