import { parseArgs } from "node:util";
import { disableStaff } from "@/server/auth/staff";
import type { Command } from "@/server/ops/command";
import { requireStaff } from "@/server/ops/require-staff";

export const staffDisable: Command = {
  words: "staff disable",
  usage: "<email>",
  does: "locks somebody out: sessions, links and tokens end at once",
  async run(args, { db, actor, note }) {
    const { positionals } = parseArgs({ args, allowPositionals: true });
    const { id, email } = await requireStaff(db, positionals[0]);
    await disableStaff(db, actor, id);
    note(`${email} is disabled.`);
  },
};
