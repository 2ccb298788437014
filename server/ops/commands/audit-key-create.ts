import { UsageError } from "@/server/ops/command";
import type { Command } from "@/server/ops/command";
import { makeSigner } from "@/server/proofs/note";

export const auditKeyCreate: Command = {
  words: "audit key create",
  usage: "<name>",
  does: "prints a first AUDIT_SIGNING_KEY; the name (such as ops.example.com/trail) is the trail's for ever",
  async run([name = "", ...more], { print }) {
    if (!/^[^\s+]{1,100}$/.test(name) || more.length > 0) throw new UsageError("Give one name without spaces and +.");
    print(makeSigner(name));
    return Promise.resolve();
  },
};
