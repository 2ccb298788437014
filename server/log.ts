import pino from "pino";
import { logLevel } from "@/server/env";
import { traceFields } from "@/server/trace";

/** Paths that may carry a secret are cut out before a line is written. */
const SECRET_PATHS = ["*.password", "*.secret", "*.authorization", "*.cookie", "*.key", "*.token", "*.url"];

export const log = pino({
  level: logLevel(),
  redact: { paths: SECRET_PATHS, censor: "[cut]" },
  serializers: { err: describeError },
  base: { pid: process.pid },
  mixin: () => traceFields(),
  timestamp: pino.stdTimeFunctions.isoTime,
});

interface LoggedError {
  type: string;
  message: string;
  code?: string;
  stack?: string;
  cause?: unknown;
  errors?: unknown[];
}

const CAUSES_MAX = 10;

/**
 * An error as the log shows it: what failed and where, along the whole chain of causes, and nothing of what was worked
 * on. A failed statement's text ends with its parameters, and whatever wraps it repeats that text.
 */
export function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const quoted = chainOf(error).flatMap((one) => (namesValues(one) ? one.message : []));
  const cut = (text: string) => quoted.reduce((rest, part) => rest.replaceAll(part, "[cut]"), text);
  return describe(error, cut, CAUSES_MAX);
}

function describe(error: unknown, cut: (text: string) => string, causesLeft: number): unknown {
  if (!(error instanceof Error)) return undefined;
  const described: LoggedError = { type: error.name, message: cut(error.message), stack: cut(error.stack ?? "") };
  // Of the driver's many fields the code alone: others quote the row.
  if ("code" in error) described.code = String(error.code);
  if (error.cause !== undefined && causesLeft > 0) described.cause = describe(error.cause, cut, causesLeft - 1);
  if (error instanceof AggregateError) described.errors = error.errors.map((one) => describe(one, cut, 0));
  return described;
}

function chainOf(error: Error): Error[] {
  const chain: Error[] = [];
  for (let at: unknown = error; at instanceof Error && chain.length <= CAUSES_MAX; at = at.cause) chain.push(at);
  return chain;
}

/** drizzle's error with statement and parameters; or Postgres on a value that does not fit (class 22), which it quotes. */
const namesValues = (error: Error): boolean =>
  "params" in error || ("code" in error && String(error.code).startsWith("22"));
