import { parseArgs } from "node:util";
import { createAgentKey, PacePercent } from "@/server/auth/agent-keys";
import { UsageError } from "@/server/ops/command";
import type { Command } from "@/server/ops/command";

export const agentKeyCreate: Command = {
  words: "agent key create",
  usage: "<agent> [--label TEXT] [--pace PERCENT]",
  does: "makes a key for an agent and shows it once",
  async run(args, { db, actor, print, note }) {
    const options = { label: { type: "string" }, pace: { type: "string" } } as const;
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    const [agent, ...more] = positionals;
    if (!agent || more.length > 0) throw new UsageError("Name one agent.");
    const pacePercent = PacePercent.safeParse(Number(values.pace ?? 100));
    if (!pacePercent.success) throw new UsageError("The pace is 1 to 100 percent of its agent's.");
    const { label = "command line" } = values;
    const { id, key } = await createAgentKey(db, actor, { agent, label, pacePercent: pacePercent.data });
    note(`Key ${id} for ${agent}. It is shown this once:`);
    print(key);
  },
};
