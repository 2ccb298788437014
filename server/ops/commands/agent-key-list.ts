import { parseArgs } from "node:util";
import { listAgentKeys } from "@/server/auth/agent-keys";
import type { AgentKeyRow } from "@/server/auth/agent-keys";
import type { Command } from "@/server/ops/command";

export const agentKeyList: Command = {
  words: "agent key list",
  usage: "[<agent>]",
  does: "lists keys by their first characters",
  async run(args, { db, print, note }) {
    const { positionals } = parseArgs({ args, allowPositionals: true });
    const rows = await listAgentKeys(db, positionals[0]);
    if (rows.length === 0) note("There are no keys.");
    for (const row of rows) {
      const used = row.lastUsedAt ? `used ${row.lastUsedAt.toISOString()}` : "never used";
      print([row.id, row.agent.padEnd(8), `${row.hint}…`, stateOf(row), used, row.label].join("  "));
    }
  },
};

function stateOf({ revokedAt, expiresAt }: AgentKeyRow): string {
  if (revokedAt) return `revoked ${revokedAt.toISOString()}`;
  if (!expiresAt) return "valid";
  return `${expiresAt > new Date() ? "valid until" : "expired"} ${expiresAt.toISOString()}`;
}
