import { LATE_SECONDS, readLag } from "@/server/api/reads/lags";
import type { Check } from "@/server/ops/check";

const FAIL_SECONDS = 2 * LATE_SECONDS;

export function checkLag(what: "relay" | "outbox"): Check {
  return async ({ db }) => {
    const { due, seconds } = await readLag(db, what);
    const text = due === 0 ? "nothing is waiting" : `${due} waiting, the oldest for ${Math.round(seconds)} s`;
    if (seconds > FAIL_SECONDS) return { level: "fail", text: `${text}: does a worker run?` };
    return { level: seconds > LATE_SECONDS ? "warn" : "ok", text };
  };
}
