import { parseArgs } from "node:util";
import { houseKernel } from "@/server/house-kernel";
import type { Command } from "@/server/ops/command";
import { readVersionId } from "@/server/ops/read-version-id";
import { activateDraft } from "@/server/policy-desk/activate-draft";

export const policyActivate: Command = {
  words: "policy activate",
  usage: "<draft>",
  does: "activates a simulated draft; one that lets more through is held until an operator approves it",
  async run(args, { db, actor, print, note }) {
    const { positionals } = parseArgs({ args, allowPositionals: true });
    const versionId = readVersionId(positionals);
    const done = await activateDraft(houseKernel({ db, hint: () => undefined }), actor, versionId);
    if (done.outcome === "active") return note(`Version ${versionId} is active.`);
    note("It lets more through, so it waits for an operator:");
    print(done.actionId);
  },
};
