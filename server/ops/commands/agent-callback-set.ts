import { parseArgs } from "node:util";
import { setCheckedCallback } from "@/server/api/set-checked-callback";
import { UsageError } from "@/server/ops/command";
import type { Command } from "@/server/ops/command";

export const agentCallbackSet: Command = {
  words: "agent callback set",
  usage: "<agent> <url>",
  does: "sets where the agent is told of settled actions, and shows the new signing secret once",
  async run(args, { db, env, actor, print, note }) {
    const { positionals } = parseArgs({ args, allowPositionals: true });
    const [agent, url, ...more] = positionals;
    if (!agent || !url || more.length > 0) throw new UsageError("Name one agent and one address.");
    const { secret } = await setCheckedCallback(db, actor, { agent, url }, env);
    note(`${agent} is told at ${url}. The secret that signs it (Standard Webhooks) is shown this once:`);
    print(secret);
  },
};
