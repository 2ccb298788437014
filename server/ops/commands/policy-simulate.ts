import { parseArgs } from "node:util";
import { houseKernel } from "@/server/house-kernel";
import { UsageError } from "@/server/ops/command";
import type { Command } from "@/server/ops/command";
import { readVersionId } from "@/server/ops/read-version-id";
import { SIMULATION_DAYS, simulateDraft } from "@/server/policy-desk/simulate-draft";

export const policySimulate: Command = {
  words: "policy simulate",
  usage: "<draft> [--days 7|30|90]",
  does: "replays a draft over the decisions of the last days and prints what would change",
  async run(args, { db, actor, print, note }) {
    const { values, positionals } = parseArgs({ args, options: { days: { type: "string" } }, allowPositionals: true });
    const days = SIMULATION_DAYS.find((one) => String(one) === (values.days ?? "30"));
    if (!days) throw new UsageError(`Choose one of ${SIMULATION_DAYS.join(", ")} days.`);
    const versionId = readVersionId(positionals);
    const kernel = houseKernel({ db, hint: () => undefined });
    for await (const { replayed, skipped, total, counts } of simulateDraft(kernel, actor, { versionId, days })) {
      note(`${replayed + skipped} of ${total} decisions, ${skipped} of other code`);
      if (counts) print(JSON.stringify(counts, null, 2));
    }
  },
};
