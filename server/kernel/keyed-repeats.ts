import type { Tx } from "@/server/db";
import type { Admitted } from "./admit";
import { shownHashOf } from "./evidence";
import { requestHashOf } from "./generation";
import { findRepeats, matchRepeat } from "./repeats";
import type { Repeat } from "./repeats";

export interface KeyedRepeat {
  repeat: Repeat;
  requestHash: string;
}

/**
 * Submissions whose idempotency key is taken. They are answered from what is stored before any fact is read: what
 * the first one did may have changed the facts, so that they would refuse it today. A dry run is never a repeat.
 */
export async function findKeyedRepeats(tx: Tx, admitted: readonly Admitted[]): Promise<Map<Admitted, KeyedRepeat>> {
  const keyed = admitted.flatMap((one) => {
    const { idempotencyKey, dryRun } = one.submission;
    return idempotencyKey && !dryRun ? [{ one, keys: keysOf(one) }] : [];
  });
  const repeats = await findRepeats(
    tx,
    keyed.map(({ keys }) => keys),
  );
  return new Map(
    keyed.flatMap(({ one, keys }) => {
      const repeat = matchRepeat(repeats, keys);
      return repeat ? [[one, { repeat, requestHash: hashOf(one) }] as const] : [];
    }),
  );
}

/** No job id is known yet, so only the key can match. */
const keysOf = ({ kind, submitterKind, submitter, submission: { idempotencyKey } }: Admitted) => {
  return { kind: kind.name, jobId: "", submitterKind, submitter, idempotencyKey };
};

/** Without a look at what was uploaded: a repeat is answered also when that has been swept since. */
function hashOf({ kind, payload, submission }: Admitted): string {
  const evidence = submission.evidence.map((input) => ({ ...input, sha256: shownHashOf(input) }));
  return requestHashOf({ kind: kind.name, payload, evidence, parentId: submission.parentId ?? null });
}
