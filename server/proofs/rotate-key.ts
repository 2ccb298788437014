import { appendFileSync } from "node:fs";
import type { Db } from "@/server/db";
import type { Actor } from "@/server/kernel/actor";
import { appendAudit } from "@/server/kernel/audit";
import { databaseNow } from "@/server/kernel/database-now";
import { KernelError } from "@/server/kernel/errors";
import { keyFileOf, readKeyRing } from "./key-ring";
import type { KeyPlace } from "./key-ring";
import { makeSigner, parseSigner } from "./note";

export interface Rotation {
  from: string;
  to: string;
  /** The new private key, when it is for the operator to put into AUDIT_SIGNING_KEY; null: it is in the key file. */
  privateKey: string | null;
}

/**
 * Makes the next signing key. The trail keeps its name; the checkpoint that follows is signed by the old key and the
 * new one, and the running worker takes a new key file up by itself.
 */
export async function rotateKey(db: Db, actor: Actor, place: KeyPlace): Promise<Rotation> {
  const current = readKeyRing(place).at(-1);
  if (!current) {
    throw new KernelError(
      "state_conflict",
      "Neither AUDIT_SIGNING_KEY nor AUDIT_DIR is set: there is no key to rotate.",
    );
  }
  const privateKey = makeSigner(current.name);
  const keys = { from: current.text, to: parseSigner(privateKey)?.text ?? "" };
  const file = place.AUDIT_SIGNING_KEY === undefined && place.AUDIT_DIR ? keyFileOf(place.AUDIT_DIR) : null;
  await db.transaction(async (tx) => {
    await appendAudit(tx, [{ type: "audit.key_rotated", at: await databaseNow(tx), actor, body: keys }]);
    if (file) appendFileSync(file, `${privateKey}\n`, { mode: 0o600 });
  });
  return { ...keys, privateKey: file ? null : privateKey };
}
