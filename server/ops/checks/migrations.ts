import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Check } from "@/server/ops/check";
import { knownMigrations } from "@/server/ops/migrations-folder";

const Row = z.object({ applied: z.coerce.number(), newest: z.coerce.number() });

export const checkMigrations: Check = async ({ db }) => {
  const rows = await db.execute(
    sql`select count(*) as applied, coalesce(max(created_at), 0) as newest from drizzle.__drizzle_migrations`,
  );
  const { applied, newest } = Row.parse(rows[0]);
  const known = knownMigrations();
  const missing = known.filter(({ when }) => when > newest).map(({ tag }) => tag);
  if (missing.length > 0) return { level: "fail", text: `not applied: ${missing.join(", ")}` };
  if (applied > known.length)
    return { level: "warn", text: `the database is ${applied - known.length} ahead of this code` };
  return { level: "ok", text: `${applied} applied, none missing` };
};
