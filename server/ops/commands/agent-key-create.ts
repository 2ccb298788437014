import { parseArgs } from "node:util";
import { createAgentKey } from "@/server/auth/agent-keys";
import { UsageError } from "@/server/ops/command";
import type { Command } from "@/server/ops/command";

export const agentKeyCreate: Command = {
  words: "agent key create",
  usage: "<agent> [--label TEXT]",
  does: "makes a key for an agent and shows it once",
  async run(args, { db, actor, print, note }) {
    const { values, positionals } = parseArgs({ args, options: { label: { type: "string" } }, allowPositionals: true });
    const [agent, ...more] = positionals;
    if (!agent || more.length > 0) throw new UsageError("Name one agent.");
    const { id, key } = await createAgentKey(db, actor, { agent, label: values.label ?? "command line" });
    note(`Key ${id} for ${agent}. It is shown this once:`);
    print(key);
  },
};
