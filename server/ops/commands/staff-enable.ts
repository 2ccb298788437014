import { parseArgs } from "node:util";
import { enableStaff } from "@/server/auth/staff";
import type { Command } from "@/server/ops/command";
import { requireStaff } from "@/server/ops/require-staff";

export const staffEnable: Command = {
  words: "staff enable",
  usage: "<email>",
  does: "lets a disabled person sign in again",
  async run(args, { db, actor, note }) {
    const { positionals } = parseArgs({ args, allowPositionals: true });
    const { id, email } = await requireStaff(db, positionals[0]);
    await enableStaff(db, actor, id);
    note(`${email} may sign in.`);
  },
};
