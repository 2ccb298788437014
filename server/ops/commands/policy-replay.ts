import { houseKernel } from "@/server/house-kernel";
import type { Command } from "@/server/ops/command";
import { replayDecisions } from "@/server/policy-desk/replay-decisions";

const SHOWN_MAX = 50;

export const policyReplay: Command = {
  words: "policy replay",
  usage: "",
  does: "judges every stored decision again under its own version; exit code 1 when one comes out otherwise",
  async run(_, { db, print, note }) {
    const { replayed, ofOtherCode, mismatches } = await replayDecisions(houseKernel({ db, hint: () => undefined }));
    for (const { actionId, id, kindName, versionId, stored, replayed: now } of mismatches.slice(0, SHOWN_MAX)) {
      print(`${actionId}  ${kindName}  decision ${id}, version ${versionId}: ${stored}, but now ${now}`);
    }
    note(
      `${replayed} decisions replayed, ${mismatches.length} of them come out otherwise; ${ofOtherCode} are of other code.`,
    );
    return mismatches.length > 0 ? 1 : 0;
  },
};
