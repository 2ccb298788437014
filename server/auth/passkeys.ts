import { generateRegistrationOptions, verifyRegistrationResponse } from "@simplewebauthn/server";
import type { PublicKeyCredentialCreationOptionsJSON } from "@simplewebauthn/server";
import { and, desc, eq } from "drizzle-orm";
import { passkeys } from "@/drizzle/schema/staff";
import type { Db, Reader } from "@/server/db";
import { appendAudit } from "@/server/kernel/audit";
import { databaseNow } from "@/server/kernel/database-now";
import { KernelError } from "@/server/kernel/errors";
import { sha256 } from "@/server/kernel/key";
import { CHALLENGE_MS, keepChallenge, takeChallenge } from "./passkey-challenges";
import type { PasskeyHost } from "./passkey-host";
import type { NewPasskey } from "./passkey-response";
import { actorOf } from "./prover";
import type { Prover } from "./prover";

export type RelyingParty = Pick<Extract<PasskeyHost, { works: true }>, "id" | "origin">;
type Person = Pick<Prover, "staff">;

const PASSKEYS_MAX = 10;

export async function beginPasskey(
  db: Db,
  { staff }: Person,
  party: RelyingParty,
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const known = await listPasskeys(db, staff.id);
  if (known.length >= PASSKEYS_MAX) throw new KernelError("state_conflict", `At most ${PASSKEYS_MAX} passkeys.`);
  const options = await generateRegistrationOptions({
    rpName: "Operations Kernel",
    rpID: party.id,
    userName: staff.email,
    userDisplayName: staff.name,
    userID: new TextEncoder().encode(staff.id),
    attestationType: "none",
    excludeCredentials: known.map(({ id, transports }) => ({ id, transports })),
    authenticatorSelection: { residentKey: "preferred", userVerification: "required" },
    timeout: CHALLENGE_MS,
  });
  await keepChallenge(db, { staffId: staff.id, purpose: "register", challenge: options.challenge });
  return options;
}

export async function addPasskey(
  db: Db,
  who: Person,
  party: RelyingParty,
  { label, response }: { label: string; response: NewPasskey },
): Promise<void> {
  const { credential, credentialBackedUp } = await verified(db, who, party, response);
  await db.transaction(async (tx) => {
    const createdAt = await databaseNow(tx);
    const { id, counter, transports = [] } = credential;
    const publicKey = Buffer.from(credential.publicKey);
    const row = { id, staffId: who.staff.id, publicKey, counter, transports, backedUp: credentialBackedUp };
    const added = await tx
      .insert(passkeys)
      .values({ ...row, label, createdAt })
      .onConflictDoNothing()
      .returning({ id: passkeys.id });
    if (added.length === 0) throw new KernelError("state_conflict", "This passkey is registered already.");
    const body = { passkey: nameOf(id), label, backedUp: credentialBackedUp };
    await appendAudit(tx, [{ type: "passkey.added", at: createdAt, actor: actorOf(who), body }]);
  });
}

export async function removePasskey(db: Db, who: Person, id: string): Promise<void> {
  await db.transaction(async (tx) => {
    const [removed] = await tx
      .delete(passkeys)
      .where(and(eq(passkeys.id, id), eq(passkeys.staffId, who.staff.id)))
      .returning({ label: passkeys.label });
    if (!removed) throw new KernelError("not_found", "There is no such passkey.");
    const body = { passkey: nameOf(id), label: removed.label };
    await appendAudit(tx, [{ type: "passkey.removed", at: await databaseNow(tx), actor: actorOf(who), body }]);
  });
}

/** Newest first; without the keys. */
export async function listPasskeys(reader: Reader, staffId: string) {
  const { id, label, transports, backedUp, createdAt, lastUsedAt } = passkeys;
  return reader
    .select({ id, label, transports, backedUp, createdAt, lastUsedAt })
    .from(passkeys)
    .where(eq(passkeys.staffId, staffId))
    .orderBy(desc(passkeys.createdAt));
}

/** A credential id can be long; the trail needs only to tell one from the other. */
export const nameOf = (id: string): string => sha256(id).slice(0, 16);

async function verified(db: Db, { staff }: Person, party: RelyingParty, response: NewPasskey) {
  const take = (challenge: string) => takeChallenge(db, { staffId: staff.id, purpose: "register", challenge });
  const answer = await verifyRegistrationResponse({
    // No extension is asked for, so none is read.
    response: { ...response, clientExtensionResults: {} },
    expectedChallenge: take,
    expectedOrigin: party.origin,
    expectedRPID: party.id,
    requireUserVerification: true,
  }).catch(() => null);
  if (!answer?.verified)
    throw new KernelError("identity_not_proven", "The passkey could not be verified. Begin again.");
  return answer.registrationInfo;
}
