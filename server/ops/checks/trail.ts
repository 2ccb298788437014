import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Check } from "@/server/ops/check";

const TRAIL = ["audit_events", "audit_seals", "audit_nodes", "audit_checkpoints", "audit_keys", "audit_archives"];
const TRIGGERS = 2;
const Row = z.object({ table: z.string(), mayChange: z.boolean(), owns: z.boolean(), triggers: z.coerce.number() });

/** Both walls must stand: the app role lacks the rights, and triggers refuse even those who have them. */
export const checkTrail: Check = async ({ db }) => {
  const rows = await db.execute(sql`
    select relname as table,
      has_table_privilege(oid, 'delete') or has_table_privilege(oid, 'truncate')
        or has_any_column_privilege(oid, 'update') as "mayChange",
      pg_has_role(current_user, relowner, 'usage') as owns,
      (select count(*) from pg_trigger where tgrelid = c.oid and tgenabled in ('O', 'A')
        and tgname in (relname || '_append_only', relname || '_no_truncate')) as triggers
    from json_array_elements_text(${JSON.stringify(TRAIL)}::text::json) as name
    join pg_class c on c.oid = name::regclass`);
  const tables = z.array(Row).parse([...rows]);
  const bare = tables.find(({ triggers }) => triggers < TRIGGERS);
  if (bare)
    return { level: "fail", text: `the triggers that refuse changes of ${bare.table} are missing or switched off` };
  if (tables.some(({ owns }) => owns))
    return { level: "fail", text: "DATABASE_URL connects as the owner; use the app role, the owner is for migrations" };
  const open = tables.find(({ mayChange }) => mayChange);
  if (open) return { level: "fail", text: `the app role may change ${open.table}` };
  return { level: "ok", text: "the app role can only append" };
};
