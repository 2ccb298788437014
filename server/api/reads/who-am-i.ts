import { eq } from "drizzle-orm";
import { agents } from "@/drizzle/schema/agents";
import { AGENTS } from "@/server/agents/registry";
import type { Context } from "@/server/api/request";
import type { Reader } from "@/server/db";

/** Who a key or a session speaks for, and what it may do. */
export async function whoAmI(reader: Reader, { actor, staff }: Context) {
  if (staff)
    return { kind: "staff" as const, ...staff, grants: [], reads: [], tasks: null, limits: null, paused: false };
  const profile = AGENTS.get(actor.id);
  const [row] = await reader.select({ pausedAt: agents.pausedAt }).from(agents).where(eq(agents.name, actor.id));
  return {
    kind: actor.kind,
    id: actor.id,
    name: actor.id,
    role: profile?.role ?? null,
    grants: profile?.actions ?? [],
    reads: profile?.reads ?? [],
    tasks: profile?.tasks ?? null,
    limits: profile?.limits ?? null,
    paused: row?.pausedAt != null,
  };
}
