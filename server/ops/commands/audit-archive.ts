import { parseArgs } from "node:util";
import { connectDatabase } from "@/server/db";
import { UsageError } from "@/server/ops/command";
import type { Command } from "@/server/ops/command";
import { archiveTrail } from "@/server/proofs/archive-trail";

export const auditArchive: Command = {
  words: "audit archive",
  usage: "--before DATE --dir DIR",
  does: "moves what is older, of actions that have ended, to files in DIR; every proof stays valid",
  async run(args, { actor, env, note }) {
    const { values } = parseArgs({ args, options: { before: { type: "string" }, dir: { type: "string" } } });
    const before = new Date(values.before ?? "");
    if (!values.dir || Number.isNaN(before.getTime())) {
      throw new UsageError("Name a date, for example 2026-01-31, and a folder.");
    }
    if (!env.DATABASE_OWNER_URL) throw new UsageError("This takes the owner's rights: set DATABASE_OWNER_URL.");
    const owner = connectDatabase(env.DATABASE_OWNER_URL, 1);
    try {
      const archived = await archiveTrail(owner.db, actor, { before, dir: values.dir });
      if (!archived) return note("Nothing is that old.");
      const { from, until, events, effects, files } = archived;
      note(
        `Events ${from} to ${until - 1} are archived; ${events} of their rows and ${effects} effects are taken out.`,
      );
      for (const file of files) note(`  ${file}`);
    } finally {
      await owner.close();
    }
  },
};
