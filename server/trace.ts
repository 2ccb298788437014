import { AsyncLocalStorage } from "node:async_hooks";
import { randomBytes } from "node:crypto";

/** What a line of the log is about, beside what it says. */
export interface Trace {
  /** W3C trace context: of the request that is being answered, or of the one that submitted an action. */
  traceparent: string | null;
  actionId?: string;
}

const current = new AsyncLocalStorage<Trace>();

/** Everything that is logged while `work` runs, however deep, carries the trace. */
export const inTrace = <Result>(trace: Trace, work: () => Result): Result => current.run(trace, work);

export const currentTraceparent = (): string | null => current.getStore()?.traceparent ?? null;

/** As fields of a log line; what is not known is left out. */
export function traceFields(trace: Trace | undefined = current.getStore()): { traceId?: string; actionId?: string } {
  if (!trace) return {};
  const traceId = traceIdOf(trace.traceparent);
  return { ...(traceId && { traceId }), ...(trace.actionId && { actionId: trace.actionId }) };
}

// Version ff is forbidden; later versions may say more after the flags.
const TRACEPARENT =
  /^(?!ff)[0-9a-f]{2}-(?<traceId>(?!0{32})[0-9a-f]{32})-(?<spanId>(?!0{16})[0-9a-f]{16})-(?<flags>[0-9a-f]{2})(-.*)?$/;

/** The parts, hexadecimal; null: malformed, which is as good as none. */
export function parseTraceparent(
  traceparent: string | null,
): { traceId: string; spanId: string; flags: string } | null {
  const { traceId, spanId, flags } = TRACEPARENT.exec(traceparent ?? "")?.groups ?? {};
  return traceId && spanId && flags ? { traceId, spanId, flags } : null;
}

export const traceIdOf = (traceparent: string | null): string | null => parseTraceparent(traceparent)?.traceId ?? null;

/** Goes on with the caller's trace, as a span of our own, or begins one. */
export function traceparentFor(headers: Headers): string {
  const { traceId, flags } = parseTraceparent(headers.get("traceparent")) ?? {};
  return `00-${traceId ?? randomBytes(16).toString("hex")}-${randomBytes(8).toString("hex")}-${flags ?? "01"}`;
}
