import pino from "pino";
import { logLevel } from "@/server/env";

/** Paths that may carry a secret are cut out before a line is written. */
const SECRET_PATHS = ["*.password", "*.secret", "*.authorization", "*.cookie", "*.key", "*.token", "*.url"];

export const log = pino({
  level: logLevel(),
  redact: { paths: SECRET_PATHS, censor: "[cut]" },
  base: { pid: process.pid },
  timestamp: pino.stdTimeFunctions.isoTime,
});
