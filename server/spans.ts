import { ROOT_CONTEXT, SpanKind, SpanStatusCode, trace as otel } from "@opentelemetry/api";
import type { Attributes, Context, Span, SpanOptions } from "@opentelemetry/api";
import { inTrace, parseTraceparent, traceparentFor } from "./trace";
import type { Trace } from "./trace";

/** Without `startTelemetry` its spans record nothing. Asked each time: a tracer that was got keeps its first exporter. */
const startSpan = (name: string, options: SpanOptions, parent: Context): Span =>
  otel.getTracer("operations-kernel").startSpan(name, options, parent);

/** Answers a request as a span of the caller's trace, or of one that begins here; what it throws marks the span. */
export async function inRequestSpan(
  { headers, method }: Request,
  door: string,
  answer: (span: Span) => Promise<Response>,
): Promise<Response> {
  const options = { kind: SpanKind.SERVER, attributes: { "http.request.method": method } };
  const span = startSpan(`${method} ${door}`, options, under(headers.get("traceparent")));
  const traceparent = traceparentOf(span) ?? traceparentFor(headers);
  return within(span, { traceparent }, async () => {
    const response = await answer(span);
    span.setAttribute("http.response.status_code", response.status);
    return response;
  });
}

/** A step of an action, in the trace of the request that submitted it. */
export async function inActionSpan<Result>(
  name: string,
  { traceparent, actionId }: Trace & { actionId: string },
  attributes: Attributes,
  work: (span: Span) => Promise<Result>,
): Promise<Result> {
  const options = { kind: SpanKind.CONSUMER, attributes: { ...attributes, [ACTION_ID]: actionId } };
  const span = startSpan(name, options, under(traceparent));
  return within(span, { traceparent: traceparentOf(span) ?? traceparent, actionId }, work);
}

/** A step of an action that has been done together with others. */
export function recordActionSpan(
  name: string,
  { traceparent, actionId }: Trace & { actionId: string },
  { since, kind }: { since: Date; kind: SpanKind },
): void {
  const options = { kind, startTime: since, attributes: { [ACTION_ID]: actionId } };
  startSpan(name, options, under(traceparent)).end();
}

const ACTION_ID = "ops.action.id";

async function within<Result>(span: Span, trace: Trace, work: (span: Span) => Promise<Result>): Promise<Result> {
  try {
    return await inTrace(trace, () => work(span));
  } catch (error) {
    // The sort alone: messages quote what was worked on.
    span.setStatus({ code: SpanStatusCode.ERROR, message: error instanceof Error ? error.name : "unknown" });
    throw error;
  } finally {
    span.end();
  }
}

function under(traceparent: string | null): Context {
  const parent = parseTraceparent(traceparent);
  if (!parent) return ROOT_CONTEXT;
  const { traceId, spanId, flags } = parent;
  return otel.setSpanContext(ROOT_CONTEXT, { traceId, spanId, traceFlags: Number.parseInt(flags, 16), isRemote: true });
}

function traceparentOf(span: Span): string | null {
  if (!span.isRecording()) return null;
  const { traceId, spanId, traceFlags } = span.spanContext();
  return `00-${traceId}-${spanId}-${traceFlags.toString(16).padStart(2, "0")}`;
}
