import { LATE_SECONDS } from "@/server/api/reads/lags";
import type { Check } from "@/server/ops/check";
import { readSealLag } from "@/server/proofs/unsealed";

const FAIL_SECONDS = 2 * LATE_SECONDS;

export const checkSeal: Check = async ({ db }) => {
  const { size, seconds } = await readSealLag(db);
  const text = `${size} events are sealed`;
  if (seconds <= LATE_SECONDS) return { level: "ok", text };
  const late = `${text}, the next has waited for ${Math.round(seconds)} s`;
  return seconds > FAIL_SECONDS
    ? { level: "fail", text: `${late}: does a worker with a key run?` }
    : { level: "warn", text: late };
};
