import { parseArgs } from "node:util";
import { pauseAgent } from "@/server/auth/agent-state";
import { UsageError } from "@/server/ops/command";
import type { Command } from "@/server/ops/command";

export const agentPause: Command = {
  words: "agent pause",
  usage: "<agent> [--reason TEXT]",
  does: "refuses whatever the agent submits, until it is resumed",
  async run(args, { db, actor, note }) {
    const { values, positionals } = parseArgs({
      args,
      options: { reason: { type: "string" } },
      allowPositionals: true,
    });
    const [agent, ...more] = positionals;
    if (!agent || more.length > 0) throw new UsageError("Name one agent.");
    await pauseAgent(db, actor, { agent, reason: values.reason ?? "Paused from the command line." });
    note(`${agent} is paused.`);
  },
};
