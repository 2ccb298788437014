import type { Command } from "@/server/ops/command";
import { rotateKey } from "@/server/proofs/rotate-key";

export const auditKeyRotate: Command = {
  words: "audit key rotate",
  usage: "",
  does: "makes the next key that seals the trail; the next checkpoint is signed by the old one and the new one",
  async run(_, { db, env, actor, print, note }) {
    const { from, to, privateKey } = await rotateKey(db, actor, env);
    note(`From ${from}\nto ${to}`);
    if (privateKey === null) return;
    note("Append this to AUDIT_SIGNING_KEY, after a space, and restart the workers:");
    print(privateKey);
  },
};
