import { makeSigner, parseSigner } from "@/server/proofs/note";
import type { Signer } from "@/server/proofs/note";

/** A new key for a trail that tests seal. */
export function testSigner(): Signer {
  const signer = parseSigner(makeSigner("test/trail"));
  if (!signer) throw new Error("a key that was just made cannot be read");
  return signer;
}
