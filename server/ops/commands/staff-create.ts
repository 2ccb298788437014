import { parseArgs } from "node:util";
import { STAFF_ROLES } from "@/drizzle/schema/staff";
import { NewStaff, createStaff } from "@/server/auth/staff";
import { UsageError } from "@/server/ops/command";
import type { Command } from "@/server/ops/command";
import { readPassword } from "@/server/ops/read-password";

const OPTIONS = {
  email: { type: "string" },
  name: { type: "string" },
  role: { type: "string" },
  "password-stdin": { type: "boolean", default: false },
} as const;

export const staffCreate: Command = {
  words: "staff create",
  usage: `--email E --name N --role ${STAFF_ROLES.join("|")} [--password-stdin]`,
  does: "adds a staff member; without --password-stdin it makes a password and shows it once",
  async run(args, ops) {
    const { values } = parseArgs({ args, options: OPTIONS });
    const person = NewStaff.safeParse(values);
    if (!person.success)
      throw new UsageError(`Not usable: ${person.error.issues.map(({ path }) => `--${path.join()}`).join(", ")}.`);
    const { password, isGenerated } = await readPassword(values["password-stdin"], ops);
    const { id } = await createStaff(ops.db, ops.actor, { ...person.data, password });
    ops.note(`${person.data.email} (${person.data.role}) has the id ${id}.`);
    if (!isGenerated) return;
    ops.note("The password is shown this once:");
    ops.print(password);
  },
};
