import { eq } from "drizzle-orm";
import { z } from "zod";
import { agents } from "@/drizzle/schema/agents";
import { STAFF_ROLES } from "@/drizzle/schema/staff";
import type { AgentProfile } from "@/server/agents/profile";
import { AGENTS } from "@/server/agents/registry";
import type { Context } from "@/server/api/request";
import type { Reader } from "@/server/db";

const Limits = z.object({
  submitsPerMinute: z.number().int(),
  readsPerMinute: z.number().int(),
  openTasksMax: z.number().int().describe("How many of the tasks that it opened may be open at once."),
});

const TaskGrants = z.object({
  opensFor: z.array(z.string()).describe("For whom it may open tasks."),
  startsWork: z.boolean().describe("False: only as parts of a task that it holds or opened."),
  handsOffTo: z.array(z.string()),
});

const Common = z.object({
  id: z.string(),
  name: z.string(),
  grants: z.array(z.string()).describe("The kinds of action that an agent may ask for."),
  reads: z.array(z.string()).describe("What else than its own it may read."),
  tasks: TaskGrants.nullable(),
  limits: Limits.nullable(),
  paused: z.boolean().describe("Nothing is taken from an agent that an operator has paused."),
});

export const WhoAmI = z
  .union([
    Common.extend({ kind: z.literal("staff"), email: z.string(), role: z.enum(STAFF_ROLES) }),
    Common.extend({ kind: z.literal("agent"), role: z.string().nullable() }),
  ])
  .meta({ id: "WhoAmI" });
export type WhoAmI = z.infer<typeof WhoAmI>;

/** Who a key or a session speaks for, and what it may do. */
export async function whoAmI(reader: Reader, { actor, staff }: Context): Promise<WhoAmI> {
  if (staff) return { kind: "staff", ...staff, grants: [], reads: [], tasks: null, limits: null, paused: false };
  const profile = AGENTS.get(actor.id);
  const [row] = await reader.select({ pausedAt: agents.pausedAt }).from(agents).where(eq(agents.name, actor.id));
  return {
    kind: "agent",
    id: actor.id,
    name: actor.id,
    role: profile?.role ?? null,
    grants: [...(profile?.actions ?? [])],
    reads: [...(profile?.reads ?? [])],
    tasks: profile ? tasksOf(profile.tasks) : null,
    limits: profile?.limits ?? null,
    paused: row?.pausedAt != null,
  };
}

const tasksOf = ({ opensFor, startsWork, handsOffTo }: AgentProfile["tasks"]): z.infer<typeof TaskGrants> => {
  return { opensFor: [...opensFor], startsWork, handsOffTo: [...handsOffTo] };
};
