import { z } from "zod";
import type { Db } from "@/server/db";
import { checkPassword } from "./check-password";
import type { Prover } from "./prover";
import { recordProof } from "./record-proof";

export const Reauthenticated = z.object({ authenticatedAt: z.date() }).meta({ id: "Reauthenticated" });

/** Somebody who is signed in shows by their password that it is still them. */
export async function reauthenticate(db: Db, who: Prover, password: string): Promise<z.infer<typeof Reauthenticated>> {
  await checkPassword(db, who, password);
  return db.transaction((tx) => recordProof(tx, who, "password"));
}
