import { parseArgs } from "node:util";
import { revokeAgentKey } from "@/server/auth/agent-keys";
import type { Command } from "@/server/ops/command";
import { requireUuid } from "@/server/ops/require-uuid";

export const agentKeyRevoke: Command = {
  words: "agent key revoke",
  usage: "<key id>",
  does: "makes a key invalid at once",
  async run(args, { db, actor, note }) {
    const { positionals } = parseArgs({ args, allowPositionals: true });
    const keyId = requireUuid(positionals, "a key id (see: agent key list)");
    await revokeAgentKey(db, actor, keyId);
    note(`Key ${keyId} is revoked.`);
  },
};
