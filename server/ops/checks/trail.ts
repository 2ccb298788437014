import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Check } from "@/server/ops/check";

const TRIGGERS = 2;
const Row = z.object({ mayChange: z.boolean(), owns: z.boolean(), triggers: z.coerce.number() });

/** Both walls must stand: the app role lacks the rights, and triggers refuse even those who have them. */
export const checkTrail: Check = async ({ db }) => {
  const rows = await db.execute(sql`
    select
      has_table_privilege('audit_events', 'delete') or has_table_privilege('audit_events', 'truncate')
        or has_any_column_privilege('audit_events', 'update') as "mayChange",
      pg_has_role(current_user, relowner, 'usage') as owns,
      (select count(*) from pg_trigger where tgrelid = c.oid and tgenabled in ('O', 'A')
        and tgname in ('audit_events_append_only', 'audit_events_no_truncate')) as triggers
    from pg_class c where c.oid = 'audit_events'::regclass`);
  const { mayChange, owns, triggers } = Row.parse(rows[0]);
  if (triggers < TRIGGERS)
    return { level: "fail", text: "the triggers that refuse changes are missing or switched off" };
  if (owns)
    return { level: "fail", text: "DATABASE_URL connects as the owner; use the app role, the owner is for migrations" };
  if (mayChange) return { level: "fail", text: "the app role may change audit_events" };
  return { level: "ok", text: "the app role can only append" };
};
