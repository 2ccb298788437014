import { parseArgs } from "node:util";
import { z } from "zod";
import { STAFF_ROLES } from "@/drizzle/schema/staff";
import { changeRole } from "@/server/auth/staff";
import { UsageError } from "@/server/ops/command";
import type { Command } from "@/server/ops/command";
import { requireStaff } from "@/server/ops/require-staff";

export const staffRole: Command = {
  words: "staff role",
  usage: `<email> ${STAFF_ROLES.join("|")}`,
  does: "changes somebody's role, from their next request on",
  async run(args, { db, actor, note }) {
    const { positionals } = parseArgs({ args, allowPositionals: true });
    const role = z.enum(STAFF_ROLES).safeParse(positionals[1]);
    if (!role.success) throw new UsageError(`A role is one of ${STAFF_ROLES.join(", ")}.`);
    const { id, email } = await requireStaff(db, positionals[0]);
    await changeRole(db, actor, { staffId: id, role: role.data });
    note(`${email} is ${role.data}.`);
  },
};
