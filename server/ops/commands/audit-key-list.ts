import type { Command } from "@/server/ops/command";
import { readVerifiers } from "@/server/proofs/read-proofs";

export const auditKeyList: Command = {
  words: "audit key list",
  usage: "",
  does: "prints the public keys that have sealed the trail, oldest first, as tools/verify-audit.mjs --key takes them",
  async run(_, { db, print }) {
    for (const verifier of await readVerifiers(db)) print(verifier);
  },
};
