import {
  actionTargets,
  actions,
  approvalRequests,
  approvalVotes,
  blobs,
  policyDecisions,
  supersededGenerations,
} from "@/drizzle/schema/actions";
import { auditEvents, auditPrivate } from "@/drizzle/schema/audit";
import { effects } from "@/drizzle/schema/effects";
import { members } from "@/drizzle/schema/members";
import { notifications } from "@/drizzle/schema/notifications";
import { policyVersions } from "@/drizzle/schema/policy";
import type { Db } from "@/server/db";

/** Everything that Postgres holds about a run. */
export interface Trail {
  actions: (typeof actions.$inferSelect)[];
  targets: (typeof actionTargets.$inferSelect)[];
  events: (typeof auditEvents.$inferSelect)[];
  secrets: (typeof auditPrivate.$inferSelect)[];
  effects: (typeof effects.$inferSelect)[];
  decisions: (typeof policyDecisions.$inferSelect)[];
  requests: (typeof approvalRequests.$inferSelect)[];
  votes: (typeof approvalVotes.$inferSelect)[];
  superseded: (typeof supersededGenerations.$inferSelect)[];
  copies: Map<string, string>;
  members: (typeof members.$inferSelect)[];
  notices: (typeof notifications.$inferSelect)[];
  params: unknown;
}

export async function readTrail(db: Db): Promise<Trail> {
  const [texts, versions] = await Promise.all([db.select().from(blobs), db.select().from(policyVersions)]);
  return {
    actions: await db.select().from(actions),
    targets: await db.select().from(actionTargets),
    events: await db.select().from(auditEvents).orderBy(auditEvents.position),
    secrets: await db.select().from(auditPrivate),
    effects: await db.select().from(effects),
    decisions: await db.select().from(policyDecisions),
    requests: await db.select().from(approvalRequests),
    votes: await db.select().from(approvalVotes),
    superseded: await db.select().from(supersededGenerations),
    copies: new Map(texts.map(({ sha256, text }) => [sha256, text ?? ""])),
    members: await db.select().from(members),
    notices: await db.select().from(notifications),
    params: versions.find(({ activatedAt, retiredAt }) => activatedAt && !retiredAt)?.params,
  };
}
