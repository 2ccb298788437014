import { parseArgs } from "node:util";
import { TOKEN_DAYS, createStaffToken } from "@/server/auth/staff-tokens";
import { UsageError } from "@/server/ops/command";
import type { Command } from "@/server/ops/command";
import { requireStaff } from "@/server/ops/require-staff";

const OPTIONS = { label: { type: "string" }, days: { type: "string" } } as const;

export const staffTokenCreate: Command = {
  words: "staff token create",
  usage: "<email> [--label TEXT] [--days N]",
  does: "makes a personal token, which acts with its owner's rights, and shows it once",
  async run(args, { db, actor, print, note }) {
    const { values, positionals } = parseArgs({ args, options: OPTIONS, allowPositionals: true });
    const expiresInDays = values.days === undefined ? TOKEN_DAYS.default : parseDays(values.days);
    const { id, email } = await requireStaff(db, positionals[0]);
    const label = values.label ?? "command line";
    const { token } = await createStaffToken(db, actor, { staffId: id, label, expiresInDays });
    note(`A token for ${email}. It lasts ${expiresInDays} days and is shown this once:`);
    print(token);
  },
};

function parseDays(text: string): number {
  const days = Number(text);
  if (!(days > 0 && days <= TOKEN_DAYS.max)) throw new UsageError(`A token lasts up to ${TOKEN_DAYS.max} days.`);
  return days;
}
