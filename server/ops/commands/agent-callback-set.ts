import { parseArgs } from "node:util";
import { setAgentCallback } from "@/server/auth/agent-state";
import { CallbackRefused, assertCallbackUrl } from "@/server/effects/callback-url";
import { KernelError } from "@/server/kernel/errors";
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
    // The same judgement as at every delivery, so that a mistake shows now.
    await assertCallbackUrl(url, env).catch((error: unknown) => {
      if (error instanceof CallbackRefused) throw new KernelError("invalid_input", error.message);
      throw error;
    });
    const { secret } = await setAgentCallback(db, actor, { agent, url });
    note(`${agent} is told at ${url}. The secret that signs it (Standard Webhooks) is shown this once:`);
    print(secret);
  },
};
