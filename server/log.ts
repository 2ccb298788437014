import { DrizzleQueryError } from "drizzle-orm";
import pino from "pino";
import { logLevel } from "@/server/env";

/** Paths that may carry a secret are cut out before a line is written. */
const SECRET_PATHS = ["*.password", "*.secret", "*.authorization", "*.cookie", "*.key", "*.token", "*.url"];

/** A failed statement's error carries its parameters, which may be anybody's data; the log gets what Postgres said. */
function withoutParameters(error: unknown): unknown {
  if (error instanceof DrizzleQueryError) return withoutParameters(error.cause);
  return error instanceof Error ? pino.stdSerializers.err(error) : error;
}

export const log = pino({
  level: logLevel(),
  redact: { paths: SECRET_PATHS, censor: "[cut]" },
  serializers: { err: withoutParameters },
  base: { pid: process.pid },
  timestamp: pino.stdTimeFunctions.isoTime,
});
