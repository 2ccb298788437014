import type { effects as ledger } from "@/drizzle/schema/effects";
import type { Problem } from "./ports";

/** What is about to be sent under a key, and how. */
interface NextCall {
  port: string;
  requestHash: string;
}

/** `doubtful`: an earlier call under this key may have happened, and the provider will tell the two are one. */
type Allowed = { may: "call"; doubtful: boolean } | { may: "settle"; outcome: "done" } | Uncertain;
interface Uncertain {
  may: "settle";
  outcome: "unknown";
  problem: Problem;
}

/**
 * What the ledger lets happen under a key. A call without an answer is repeated only where the provider must recognise
 * it: the same provider, the same request, the key still in its window. Everything else is for a person. Pure.
 */
export function judgeEarlier(earlier: typeof ledger.$inferSelect | undefined, call: NextCall, now: Date): Allowed {
  if (!earlier || earlier.outcome === "failed") return { may: "call", doubtful: false };
  if (earlier.outcome === "done") return { may: "settle", outcome: "done" };
  if (earlier.outcome === "unknown") return uncertain("It was not known before, and nobody has said since.");
  if (earlier.port !== call.port) return uncertain(`Mail went through ${earlier.port} then, and not now.`);
  if (earlier.requestHash !== call.requestHash) return uncertain("It would not be the same request again.");
  if (!earlier.windowUntil || earlier.windowUntil <= now)
    return uncertain("The provider does not recognise the repetition.");
  return { may: "call", doubtful: true };
}

const uncertain = (why: string): Uncertain => ({
  may: "settle",
  outcome: "unknown",
  problem: { code: "outcome_unknown", message: `An earlier call was not answered. ${why}` },
});
