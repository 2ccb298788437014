import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Check } from "@/server/ops/check";

const OLDEST_MAJOR = 14;
const Row = z.object({ number: z.coerce.number(), version: z.string(), role: z.string() });

export const checkPostgres: Check = async ({ db }) => {
  const rows = await db.execute(
    sql`select current_setting('server_version_num') as number, current_setting('server_version') as version, current_user as role`,
  );
  const { number, version, role } = Row.parse(rows[0]);
  const text = `version ${version}, as role ${role}`;
  if (number < OLDEST_MAJOR * 10_000) return { level: "fail", text: `${text}: ${OLDEST_MAJOR} or newer is needed` };
  return { level: "ok", text };
};
