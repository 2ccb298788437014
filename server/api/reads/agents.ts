import { desc, eq, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { z } from "zod";
import { actions } from "@/drizzle/schema/actions";
import { agents } from "@/drizzle/schema/agents";
import { staff } from "@/drizzle/schema/staff";
import { ACTIONS, ACTION_NAMES } from "@/server/actions";
import { AGENTS, AGENT_NAMES } from "@/server/agents/registry";
import type { Reader } from "@/server/db";
import { KernelError } from "@/server/kernel/errors";
import { readAgentBoundary } from "./agent-boundary";
import { toListItem } from "./list-actions";

const owner = alias(staff, "owner");

/** The five agents: who they are, what they may, how they are doing. Callback secrets never leave the database. */
export async function readAgents(reader: Reader) {
  const rows = await reader
    .select({ agent: agents, pausedByName: staff.name, ownerName: owner.name })
    .from(agents)
    .leftJoin(owner, eq(owner.id, agents.ownerId))
    .leftJoin(staff, sql`'staff:' || ${staff.id}::text = ${agents.pausedBy}`);
  const activity = await readActivity(reader);
  return [...AGENTS.values()].map((profile) => {
    const row = rows.find(({ agent }) => agent.name === profile.name);
    return {
      name: Name.parse(profile.name),
      role: profile.role,
      duty: profile.duty,
      grants: profile.actions.map((name) => ({ name, title: ACTIONS.get(name)?.title ?? name })),
      never: ACTION_NAMES.filter((name) => !profile.actions.includes(name)),
      reads: profile.reads,
      tasks: profile.tasks,
      escalatesTo: profile.escalatesTo,
      limits: profile.limits,
      modelTier: profile.modelTier,
      modelBudgetPercent: profile.modelBudgetPercent,
      ownerId: row?.agent.ownerId ?? null,
      ownerName: row?.ownerName ?? null,
      pausedAt: row?.agent.pausedAt ?? null,
      pausedBy: row?.pausedByName ?? row?.agent.pausedBy ?? null,
      pauseReason: row?.agent.pauseReason ?? null,
      lastSeenAt: row?.agent.lastSeenAt ?? null,
      activity: row?.agent.activity ?? null,
      activityAt: row?.agent.activityAt ?? null,
      silentAfterMinutes: profile.silentAfterMinutes ?? null,
      callbackUrl: row?.agent.callbackUrl ?? null,
      callbackEnabled: row?.agent.callbackEnabled ?? false,
      lastWeek: activity.get(profile.name) ?? NOTHING,
    };
  });
}
export type AgentOverview = Awaited<ReturnType<typeof readAgents>>[number];

const Name = z.enum(AGENT_NAMES);

const Activity = z.object({
  submitter: z.string(),
  submitted: z.number(),
  ran: z.number(),
  held: z.number(),
  approved: z.number(),
  rejected: z.number(),
  /** Of what was decided, how much had been changed before: generations are made by nothing else. */
  edited: z.number(),
  blocked: z.number(),
  failed: z.number(),
});
const NOTHING = { submitted: 0, ran: 0, held: 0, approved: 0, rejected: 0, edited: 0, blocked: 0, failed: 0 };

async function readActivity(reader: Reader) {
  const rows = await reader.execute(sql`
    select submitter, count(*)::int as submitted,
      count(*) filter (where verdict = 'run')::int as ran,
      count(*) filter (where status = 'held')::int as held,
      count(*) filter (where decided_at is not null and status <> 'rejected')::int as approved,
      count(*) filter (where status = 'rejected')::int as rejected,
      count(*) filter (where generation > 1 and (decided_at is not null or status = 'rejected'))::int as edited,
      count(*) filter (where status = 'blocked')::int as blocked,
      count(*) filter (where status = 'failed')::int as failed
    from actions where submitter_kind = 'agent' and submitted_at >= now() - interval '7 days' group by submitter`);
  return new Map(
    z
      .array(Activity)
      .parse([...rows])
      .map(({ submitter, ...counts }) => [submitter, counts]),
  );
}

const RECENT = 25;

export async function readAgent(reader: Reader, name: string) {
  const overview = (await readAgents(reader)).find((agent) => agent.name === name);
  const profile = AGENTS.get(name);
  if (!overview || !profile) throw new KernelError("not_found", `There is no agent called "${name}".`);
  const [boundary, recent] = await Promise.all([
    readAgentBoundary(reader, profile),
    reader.select().from(actions).where(eq(actions.submitter, name)).orderBy(desc(actions.submittedAt)).limit(RECENT),
  ]);
  return { ...overview, boundary, recent: recent.map(toListItem) };
}
