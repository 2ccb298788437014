import { parseArgs } from "node:util";
import { setPassword } from "@/server/auth/set-password";
import type { Command } from "@/server/ops/command";
import { readPassword } from "@/server/ops/read-password";
import { requireStaff } from "@/server/ops/require-staff";

export const staffPassword: Command = {
  words: "staff password",
  usage: "<email> [--password-stdin]",
  does: "sets a new password and ends the person's sessions and tokens",
  async run(args, ops) {
    const options = { "password-stdin": { type: "boolean", default: false } } as const;
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    const { id, email } = await requireStaff(ops.db, positionals[0]);
    const { password, isGenerated } = await readPassword(values["password-stdin"], ops);
    await setPassword(ops.db, ops.actor, { staffId: id, password });
    ops.note(`${email} has a new password${isGenerated ? ", shown this once:" : "."}`);
    if (isGenerated) ops.print(password);
  },
};
