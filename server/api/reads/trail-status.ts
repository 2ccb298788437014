import { eq } from "drizzle-orm";
import { staff } from "@/drizzle/schema/staff";
import type { Db } from "@/server/db";
import { readArchivedSize } from "@/server/proofs/archives";
import { readCheckpoint } from "@/server/proofs/read-proofs";
import { readSealLag } from "@/server/proofs/unsealed";
import { readLastVerification } from "@/server/proofs/verify-trail";
import { LATE_SECONDS } from "./lags";

/** How well the trail can be proved at the moment. */
export async function readTrailStatus(db: Db) {
  const [checkpoint, archived, lag, last] = await Promise.all([
    readCheckpoint(db),
    readArchivedSize(db),
    readSealLag(db),
    readLastVerification(db),
  ]);
  return {
    sealed: lag.size,
    archived,
    isLate: lag.seconds > LATE_SECONDS,
    checkpoint: checkpoint && { origin: checkpoint.origin, sealedAt: checkpoint.sealedAt, size: checkpoint.size },
    verified: last && {
      at: last.at,
      size: last.size,
      fault: last.fault,
      by: last.actorKind === "staff" ? await nameOf(db, last.actorId) : last.actorId,
    },
  };
}

async function nameOf(db: Db, id: string): Promise<string> {
  const [row] = await db.select({ name: staff.name }).from(staff).where(eq(staff.id, id));
  return row?.name ?? id;
}
