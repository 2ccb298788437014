import { parseArgs } from "node:util";
import { createStaffToken } from "@/server/auth/staff-tokens";
import { UsageError } from "@/server/ops/command";
import type { Command } from "@/server/ops/command";
import { requireStaff } from "@/server/ops/require-staff";

const OPTIONS = { label: { type: "string" }, days: { type: "string" } } as const;
const DAYS_MAX = 366;

export const staffTokenCreate: Command = {
  words: "staff token create",
  usage: "<email> [--label TEXT] [--days N]",
  does: "makes a personal token, which acts with its owner's rights, and shows it once",
  async run(args, { db, actor, print, note }) {
    const { values, positionals } = parseArgs({ args, options: OPTIONS, allowPositionals: true });
    const expiresAt = values.days === undefined ? null : inDays(Number(values.days));
    const { id, email } = await requireStaff(db, positionals[0]);
    const label = values.label ?? "command line";
    const { token } = await createStaffToken(db, actor, { staffId: id, label, expiresAt });
    note(`A token for ${email}. It is shown this once:`);
    print(token);
  },
};

function inDays(days: number): Date {
  if (!(days > 0 && days <= DAYS_MAX)) throw new UsageError(`A token lasts up to ${DAYS_MAX} days.`);
  return new Date(Date.now() + days * 86_400_000);
}
