import { parseArgs } from "node:util";
import { OVERLAP_HOURS_DEFAULT, OVERLAP_HOURS_MAX, rotateCallbackSecret } from "@/server/auth/agent-callback";
import { UsageError } from "@/server/ops/command";
import type { Command } from "@/server/ops/command";

export const agentCallbackRotate: Command = {
  words: "agent callback rotate",
  usage: "<agent> [--overlap-hours N]",
  does: `makes a new signing secret; the old one signs too for ${OVERLAP_HOURS_DEFAULT} hours, unless told`,
  async run(args, { db, actor, print, note }) {
    const options = { "overlap-hours": { type: "string" } } as const;
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    const [agent, ...more] = positionals;
    if (!agent || more.length > 0) throw new UsageError("Name one agent.");
    const overlapHours = Number(values["overlap-hours"] ?? OVERLAP_HOURS_DEFAULT);
    if (!(overlapHours >= 0 && overlapHours <= OVERLAP_HOURS_MAX)) {
      throw new UsageError(`The overlap is 0 to ${OVERLAP_HOURS_MAX} hours.`);
    }
    const { secret, oldEndsAt } = await rotateCallbackSecret(db, actor, { agent, overlapHours });
    note(`The old secret of ${agent} signs too until ${oldEndsAt.toISOString()}. The new one is shown this once:`);
    print(secret);
  },
};
