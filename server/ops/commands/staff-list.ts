import { asc } from "drizzle-orm";
import { staff } from "@/drizzle/schema/staff";
import type { Command } from "@/server/ops/command";

export const staffList: Command = {
  words: "staff list",
  usage: "",
  does: "lists the staff",
  async run(_, { db, print, note }) {
    const rows = await db.select().from(staff).orderBy(asc(staff.email));
    if (rows.length === 0) note("There is no staff yet: staff create makes the first operator.");
    for (const row of rows) {
      const seen = row.lastSeenAt ? `seen ${row.lastSeenAt.toISOString()}` : "never seen";
      print([row.email, row.role, row.disabledAt ? "disabled" : "active", seen, row.name].join("  "));
    }
  },
};
