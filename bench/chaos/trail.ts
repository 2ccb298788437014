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

type Action = typeof actions.$inferSelect;
type Target = typeof actionTargets.$inferSelect;
type Effect = typeof effects.$inferSelect;
type Request = typeof approvalRequests.$inferSelect;
type Vote = typeof approvalVotes.$inferSelect;
type Member = typeof members.$inferSelect;

/** Everything that Postgres holds about a run, as far as an invariant speaks of it. */
export interface Trail {
  actions: Pick<Action, ActionColumn>[];
  targets: Pick<Target, "actionId" | "generation" | "n" | "entityType" | "entityId" | "status">[];
  events: Omit<typeof auditEvents.$inferSelect, "position" | "writer">[];
  secrets: (typeof auditPrivate.$inferSelect)[];
  effects: Pick<Effect, EffectColumn>[];
  decisions: (typeof policyDecisions.$inferSelect)[];
  requests: Pick<Request, "actionId" | "generation" | "digest" | "quorum" | "expiresAt">[];
  votes: Pick<Vote, VoteColumn>[];
  superseded: (typeof supersededGenerations.$inferSelect)[];
  copies: Map<string, string>;
  members: Pick<Member, "id" | "status" | "version">[];
  notices: (typeof notifications.$inferSelect)[];
  params: unknown;
}

type ActionColumn =
  | ("id" | "kind" | "queue" | "submitterKind" | "submitter" | "idempotencyKey" | "status" | "generation" | "result")
  | (
      | "payload"
      | "pinnedDigest"
      | "targetCount"
      | "risk"
      | "verdict"
      | "policyVersion"
      | "fence"
      | "attempt"
      | "renderHash"
    );
type EffectColumn =
  | "effectKey"
  | "actionId"
  | "generation"
  | "targetN"
  | "fence"
  | "outcome"
  | "port"
  | "intentAt"
  | "doneAt";
type VoteColumn =
  | ("actionId" | "generation" | "approverId" | "countsFor" | "role" | "verdict" | "digestSeen" | "votedAt")
  | ("voidedAt" | "breakGlass");

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
