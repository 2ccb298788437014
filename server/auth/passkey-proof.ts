import { generateAuthenticationOptions, verifyAuthenticationResponse } from "@simplewebauthn/server";
import type { PublicKeyCredentialRequestOptionsJSON } from "@simplewebauthn/server";
import { and, eq, lt, or, sql } from "drizzle-orm";
import { passkeys } from "@/drizzle/schema/staff";
import type { Db, Tx } from "@/server/db";
import { CHALLENGE_MS, keepChallenge, takeChallenge } from "./passkey-challenges";
import type { UsedPasskey } from "./passkey-response";
import { listPasskeys } from "./passkeys";
import type { RelyingParty } from "./passkeys";
import type { Prover } from "./prover";
import { recordFailedProof, recordProof } from "./record-proof";

/** Only one's own passkeys are asked for. */
export async function beginPasskeyProof(
  db: Db,
  { staff }: Pick<Prover, "staff">,
  party: RelyingParty,
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const own = await listPasskeys(db, staff.id);
  const options = await generateAuthenticationOptions({
    rpID: party.id,
    allowCredentials: own.map(({ id, transports }) => ({ id, transports })),
    userVerification: "required",
    timeout: CHALLENGE_MS,
  });
  await keepChallenge(db, { staffId: staff.id, purpose: "reauthenticate", challenge: options.challenge });
  return options;
}

/** Somebody who is signed in shows by a passkey of theirs that it is still them. */
export async function reauthenticateWithPasskey(
  db: Db,
  who: Prover,
  party: RelyingParty,
  response: UsedPasskey,
): Promise<{ authenticatedAt: Date }> {
  const used = await verified(db, who, party, response);
  const refuse = async (reason: string) => recordFailedProof(db, who, { method: "passkey", reason });
  if (!used) throw await refuse("not_verified");
  const proof = await db.transaction(async (tx) =>
    (await countUse(tx, used)) ? recordProof(tx, who, "passkey") : null,
  );
  if (!proof) throw await refuse("counter_went_back");
  return proof;
}

interface Used {
  id: string;
  counter: number;
}

async function verified(db: Db, { staff }: Prover, party: RelyingParty, response: UsedPasskey): Promise<Used | null> {
  const [own] = await db
    .select()
    .from(passkeys)
    .where(and(eq(passkeys.id, response.id), eq(passkeys.staffId, staff.id)));
  if (!own) return null;
  const take = (challenge: string) => takeChallenge(db, { staffId: staff.id, purpose: "reauthenticate", challenge });
  const answer = await verifyAuthenticationResponse({
    response: { ...response, clientExtensionResults: {} },
    expectedChallenge: take,
    expectedOrigin: party.origin,
    expectedRPID: party.id,
    // The counter is judged by countUse, in the statement that stores the new one.
    credential: { id: own.id, publicKey: new Uint8Array(own.publicKey), counter: 0 },
    requireUserVerification: true,
  }).catch(() => null);
  return answer?.verified ? { id: own.id, counter: answer.authenticationInfo.newCounter } : null;
}

/** A counter that does not go on means a copy of the authenticator; one that stays 0 is not kept by it at all. */
async function countUse(tx: Tx, { id, counter }: Used): Promise<boolean> {
  const goesOn = lt(passkeys.counter, counter);
  const isNotKept = and(eq(passkeys.counter, 0), sql`${counter}::bigint = 0`);
  const counted = await tx
    .update(passkeys)
    .set({ counter, lastUsedAt: sql`now()` })
    .where(and(eq(passkeys.id, id), or(goesOn, isNotKept)))
    .returning({ id: passkeys.id });
  return counted.length === 1;
}
