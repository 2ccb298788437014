import { parseArgs } from "node:util";
import { rotateAgentKey } from "@/server/auth/agent-keys";
import { UsageError } from "@/server/ops/command";
import type { Command } from "@/server/ops/command";
import { requireUuid } from "@/server/ops/require-uuid";

const OVERLAP_HOURS_DEFAULT = 24;
const OVERLAP_HOURS_MAX = 24 * 90;

export const agentKeyRotate: Command = {
  words: "agent key rotate",
  usage: "<key id> [--overlap-hours N]",
  does: `makes a new key; the old one stays good for ${OVERLAP_HOURS_DEFAULT} hours, unless told`,
  async run(args, { db, actor, print, note }) {
    const options = { "overlap-hours": { type: "string" } } as const;
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    const keyId = requireUuid(positionals, "a key id (see: agent key list)");
    const overlapHours = Number(values["overlap-hours"] ?? OVERLAP_HOURS_DEFAULT);
    if (!(overlapHours >= 0 && overlapHours <= OVERLAP_HOURS_MAX)) {
      throw new UsageError(`The overlap is 0 to ${OVERLAP_HOURS_MAX} hours.`);
    }
    const { id, key } = await rotateAgentKey(db, actor, { keyId, overlapHours });
    note(`Key ${id} replaces ${keyId}, which stays valid for up to ${overlapHours} h. It is shown this once:`);
    print(key);
  },
};
