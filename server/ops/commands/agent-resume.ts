import { parseArgs } from "node:util";
import { resumeAgent } from "@/server/auth/agent-state";
import { UsageError } from "@/server/ops/command";
import type { Command } from "@/server/ops/command";

export const agentResume: Command = {
  words: "agent resume",
  usage: "<agent>",
  does: "lets a paused agent submit again",
  async run(args, { db, actor, note }) {
    const { positionals } = parseArgs({ args, allowPositionals: true });
    const [agent, ...more] = positionals;
    if (!agent || more.length > 0) throw new UsageError("Name one agent.");
    await resumeAgent(db, actor, agent);
    note(`${agent} may submit.`);
  },
};
