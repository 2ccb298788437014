import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { instant, oneOf } from "./columns";

export const ACTION_STATUSES = [
  "held",
  "approved",
  "queued",
  "running",
  "unknown",
  "blocked",
  "rejected",
  "expired",
  "cancelled",
  "succeeded",
  "failed",
] as const;
export const RISK_LEVELS = ["low", "medium", "high"] as const;
export const VERDICTS = ["run", "hold", "block"] as const;
export const SUBMITTER_KINDS = ["agent", "staff", "system"] as const;
export const TARGET_STATUSES = ["pending", "succeeded", "failed", "cancelled", "unknown"] as const;

/** One submitted instance of an action kind. Changed only by conditional updates (server/kernel/states.ts). */
export const actions = pgTable(
  "actions",
  {
    id: uuid("id").primaryKey(),
    kind: text("kind").notNull(),
    schemaVersion: integer("schema_version").notNull(),
    queue: text("queue").notNull(),
    /** 1 is served first within its queue. */
    priority: smallint("priority").notNull(),
    submitterKind: text("submitter_kind", { enum: SUBMITTER_KINDS }).notNull(),
    /** Agent name or staff id. */
    submitter: text("submitter").notNull(),

    payload: jsonb("payload").notNull(),
    reasonCode: text("reason_code"),
    note: text("note"),
    title: text("title").notNull(),
    /** What the approval card shows, made by the action itself. */
    summary: jsonb("summary").notNull(),

    entityType: text("entity_type").notNull(),
    entityId: text("entity_id").notNull(),
    entityVersion: text("entity_version").notNull(),
    /** First 32 hex digits of SHA-256("kind:entityId:entityVersion"). */
    jobId: text("job_id").notNull(),
    idempotencyKey: text("idempotency_key"),
    /** SHA-256 over kind, input and evidence: tells a repeat from a different request under the same key. */
    requestHash: text("request_hash").notNull(),

    status: text("status", { enum: ACTION_STATUSES }).notNull(),
    generation: integer("generation").notNull().default(1),
    pinnedDigest: text("pinned_digest").notNull(),
    targetCount: integer("target_count").notNull(),
    /** How many the submission resolved to, before an approver dropped any. */
    askedCount: integer("asked_count").notNull(),
    /** With what its agent had taken of the same sort within the hour before: a bulk in small parts is still one. */
    windowTargets: integer("window_targets").notNull(),
    targetDigest: text("target_digest").notNull(),
    /** Hash of the rendered copy (a blob), for kinds that send one. */
    renderHash: text("render_hash"),

    risk: text("risk", { enum: RISK_LEVELS }).notNull(),
    riskRank: smallint("risk_rank")
      .notNull()
      .generatedAlwaysAs(sql`case risk when 'high' then 3 when 'medium' then 2 else 1 end`),
    verdict: text("verdict", { enum: VERDICTS }).notNull(),
    requiresHuman: boolean("requires_human").notNull(),
    policyVersion: integer("policy_version").notNull(),
    decisionId: uuid("decision_id").notNull(),

    /** Grows with every claim and take-over; a write with an older fence changes nothing. */
    fence: integer("fence").notNull().default(0),
    leaseOwner: text("lease_owner"),
    leaseUntil: instant("lease_until"),
    attempt: integer("attempt").notNull().default(0),
    attemptsMax: integer("attempts_max").notNull(),
    /** Not before this moment: the undo window after approval, the backoff after a retry. */
    notBefore: instant("not_before").notNull(),
    /** When the submitter wants it to begin; null: as soon as it may. */
    startAt: instant("start_at"),
    /** An approval is good until then. */
    validUntil: instant("valid_until"),
    /** A held action expires then; expiry never approves. */
    expiresAt: instant("expires_at"),
    /** Set when the current job was handed to BullMQ; null means the relay still owes it. */
    dispatchedAt: instant("dispatched_at"),
    /** BullMQ's id of the job that carries it, perhaps with others. */
    dispatchedAs: text("dispatched_as"),
    /** Grows when a job must be added again under a fresh BullMQ id. */
    dispatch: integer("dispatch").notNull().default(0),
    /** Targets up to this stage may be done: 0 is the canary (or everything), 1 the rest. */
    stage: smallint("stage").notNull().default(0),
    /** Set while a running action waits for an operator between canary and rest; it has no lease then. */
    stageHoldAt: instant("stage_hold_at"),
    /** Why the stop rule wants the rest stopped: {code, message}; null when the canary went well. */
    stageProblem: jsonb("stage_problem"),
    /** An operator wants a running action to end before its next target. */
    stopAskedAt: instant("stop_asked_at"),
    /** An operator wants a running action to wait before its next target. */
    pauseAskedAt: instant("pause_asked_at"),
    /** How often it has rested of its own accord while running; such a claim after it is no take-over of a dead worker's. */
    rests: integer("rests").notNull().default(0),

    parentId: uuid("parent_id"),
    /** W3C trace context of the request that submitted it; log lines about the action carry its trace id. */
    traceparent: text("traceparent"),
    result: jsonb("result"),
    /** Why it failed, was blocked, rejected or cancelled: {code, message}. */
    problem: jsonb("problem"),
    submittedAt: instant("submitted_at").notNull(),
    decidedAt: instant("decided_at"),
    startedAt: instant("started_at"),
    settledAt: instant("settled_at"),
  },
  (t) => [
    oneOf("actions_status_known", t.status, ACTION_STATUSES),
    oneOf("actions_risk_known", t.risk, RISK_LEVELS),
    oneOf("actions_verdict_known", t.verdict, VERDICTS),
    oneOf("actions_submitter_known", t.submitterKind, SUBMITTER_KINDS),
    // submit: the same key from the same submitter is the same action
    uniqueIndex("actions_idempotency_key").on(t.idempotencyKey, t.submitter, t.submitterKind),
    // submit: one action per kind and entity version
    uniqueIndex("actions_job").on(t.jobId, t.kind),
    // relay: what is queued and not yet handed to BullMQ; this row is the outbox of its own job
    index("actions_undispatched")
      .on(t.notBefore)
      .where(sql`status = 'queued' and dispatched_at is null`),
    // reconciler: handed over long ago and still queued
    index("actions_dispatched")
      .on(t.dispatchedAt)
      .where(sql`status = 'queued' and dispatched_at is not null`),
    // dispatcher: approved and due
    index("actions_approved")
      .on(t.notBefore)
      .where(sql`status = 'approved'`),
    // sweeper: leases that have run out
    index("actions_lease")
      .on(t.leaseUntil)
      .where(sql`status = 'running'`),
    // overview, inbox and sweeper: canaries that wait for an operator
    index("actions_stage_hold")
      .on(t.stageHoldAt)
      .where(sql`stage_hold_at is not null`),
    // sweeper: held actions past their time
    index("actions_expiry")
      .on(t.expiresAt)
      .where(sql`status = 'held'`),
    // sweeper: approvals past their validity
    index("actions_validity")
      .on(t.validUntil)
      .where(sql`status in ('approved', 'queued')`),
    // list page: one status, newest or oldest first (ids are time ordered)
    index("actions_status").on(t.status, t.id),
    // list page: with the common second filters
    index("actions_status_risk").on(t.status, t.riskRank, t.id),
    index("actions_status_kind").on(t.status, t.kind, t.id),
    index("actions_status_queue").on(t.status, t.queue, t.id),
    index("actions_status_submitter").on(t.status, t.submitter, t.id),
    // "history of this entity" on the decision page
    index("actions_entity").on(t.entityType, t.entityId, t.id),
    // "history of this agent", and per-agent windows in policy facts
    index("actions_submitter").on(t.submitter, t.kind, t.submittedAt),
    // overview: what was decided or settled today
    index("actions_settled").on(t.settledAt),
    index("actions_decided").on(t.decidedAt),
    index("actions_submitted").on(t.submittedAt),
    // retries of an action
    index("actions_parent").on(t.parentId),
    // agent page: what it was told at its callback
    index("actions_callbacks")
      .on(sql`(payload ->> 'agent')`, t.id)
      .where(sql`kind = 'webhook.deliver'`),
    // templates page: which actions name a template or a variant, newest first
    index("actions_template")
      .on(
        sql`(coalesce(payload ->> 'templateKey', payload -> 'copy' ->> 'templateKey', payload -> 'copy' ->> 'variantId'))`,
        t.id,
      )
      .where(sql`queue = 'email'`),
    // text search in the list
    index("actions_title_trgm").using("gin", sql`${t.title} gin_trgm_ops`),
  ],
);

/** What one generation of an action touches. The set is resolved in the submit transaction and pinned. */
export const actionTargets = pgTable(
  "action_targets",
  {
    actionId: uuid("action_id")
      .notNull()
      .references(() => actions.id),
    generation: integer("generation").notNull(),
    /** Position in the pinned order, from 0. */
    n: integer("n").notNull(),
    entityType: text("entity_type").notNull(),
    entityId: text("entity_id").notNull(),
    entityVersion: integer("entity_version").notNull(),
    label: text("label").notNull(),
    /** What the approver compares: small, flat, shown as columns. */
    attributes: jsonb("attributes").notNull(),
    stage: smallint("stage").notNull().default(0),
    status: text("status", { enum: TARGET_STATUSES }).notNull().default("pending"),
    problem: jsonb("problem"),
    settledAt: instant("settled_at"),
  },
  (t) => [
    primaryKey({ columns: [t.actionId, t.generation, t.n] }),
    oneOf("action_targets_status_known", t.status, TARGET_STATUSES),
    // "which open actions touch this member"
    index("action_targets_entity").on(t.entityType, t.entityId),
  ],
);

/** What a generation was before the next one replaced it: for the difference on the card, and for who may not vote. */
export const supersededGenerations = pgTable(
  "superseded_generations",
  {
    actionId: uuid("action_id")
      .notNull()
      .references(() => actions.id),
    generation: integer("generation").notNull(),
    payload: jsonb("payload").notNull(),
    summary: jsonb("summary").notNull(),
    pinnedDigest: text("pinned_digest").notNull(),
    targetCount: integer("target_count").notNull(),
    renderHash: text("render_hash"),
    risk: text("risk", { enum: RISK_LEVELS }).notNull(),
    verdict: text("verdict", { enum: VERDICTS }).notNull(),
    policyVersion: integer("policy_version").notNull(),
    decisionId: uuid("decision_id").notNull(),
    /** Why the next generation was made. */
    cause: text("cause").notNull(),
    /** Whether a person put other words into the request, and so must not vote on it. */
    edited: boolean("edited").notNull(),
    replacedByKind: text("replaced_by_kind", { enum: ["agent", "staff", "system"] }).notNull(),
    replacedBy: text("replaced_by").notNull(),
    replacedAt: instant("replaced_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.actionId, t.generation] })],
);

/** Bytes by their hash: evidence and rendered copy. Written once, never changed. */
export const blobs = pgTable("blobs", {
  sha256: text("sha256").primaryKey(),
  contentType: text("content_type").notNull(),
  sizeBytes: integer("size_bytes").notNull(),
  /** Text and JSON are kept as text so that they can be shown without decoding. */
  text: text("text"),
  base64: text("base64"),
  createdAt: instant("created_at").notNull(),
});

export const EVIDENCE_KINDS = ["screenshot", "log", "data", "url"] as const;
export const EVIDENCE_ORIGINS = ["operator", "policy", "agent", "external"] as const;

/** What the submitter shows for one generation. */
export const evidence = pgTable(
  "evidence",
  {
    actionId: uuid("action_id")
      .notNull()
      .references(() => actions.id),
    generation: integer("generation").notNull(),
    n: integer("n").notNull(),
    sha256: text("sha256")
      .notNull()
      .references(() => blobs.sha256),
    kind: text("kind", { enum: EVIDENCE_KINDS }).notNull(),
    title: text("title").notNull(),
    origin: text("origin", { enum: EVIDENCE_ORIGINS }).notNull(),
    capturedAt: instant("captured_at").notNull(),
    contentType: text("content_type").notNull(),
    /** Sorts of secrets that the content seems to hold; the approver and the submitter are told. */
    warnings: jsonb("warnings").notNull().default([]),
  },
  (t) => [
    primaryKey({ columns: [t.actionId, t.generation, t.n] }),
    oneOf("evidence_kind_known", t.kind, EVIDENCE_KINDS),
    oneOf("evidence_origin_known", t.origin, EVIDENCE_ORIGINS),
  ],
);

/** One evaluation of policy: everything needed to evaluate it again. Append-only. */
export const policyDecisions = pgTable(
  "policy_decisions",
  {
    id: uuid("id").primaryKey(),
    actionId: uuid("action_id")
      .notNull()
      .references(() => actions.id),
    generation: integer("generation").notNull(),
    phase: text("phase", { enum: ["submit", "dispatch", "claim", "revise"] }).notNull(),
    policyVersion: integer("policy_version").notNull(),
    /** What was asked for; null for decisions that were made before it was kept. */
    input: jsonb("input"),
    facts: jsonb("facts").notNull(),
    /** Every rule's outcome, also of those that did not match. */
    trace: jsonb("trace").notNull(),
    verdict: text("verdict", { enum: VERDICTS }).notNull(),
    risk: text("risk", { enum: RISK_LEVELS }).notNull(),
    decidedAt: instant("decided_at").notNull(),
  },
  (t) => [
    // decision page and replay
    index("policy_decisions_action").on(t.actionId, t.decidedAt),
    // simulation over the last days
    index("policy_decisions_time").on(t.decidedAt),
  ],
);

export const REQUEST_OUTCOMES = ["approved", "rejected", "expired", "cancelled", "superseded", "blocked"] as const;

/** The bar for one generation, copied here when it is opened so that later policy can only raise it. */
export const approvalRequests = pgTable(
  "approval_requests",
  {
    actionId: uuid("action_id")
      .notNull()
      .references(() => actions.id),
    generation: integer("generation").notNull(),
    digest: text("digest").notNull(),
    /** [{role, count}], joined by AND. */
    quorum: jsonb("quorum").notNull(),
    /** The approver must type this number; null when not asked for. */
    typedCount: integer("typed_count"),
    openedAt: instant("opened_at").notNull(),
    /** When the next one on call is told; null: nobody is left to tell. */
    escalateAt: instant("escalate_at"),
    escalatedAt: instant("escalated_at"),
    /** How often somebody has been told. */
    escalations: smallint("escalations").notNull().default(0),
    /** Why it takes more people than when it was opened: [{code, message}]. */
    raised: jsonb("raised").notNull().default([]),
    expiresAt: instant("expires_at").notNull(),
    closedAt: instant("closed_at"),
    outcome: text("outcome", { enum: REQUEST_OUTCOMES }),
  },
  (t) => [
    primaryKey({ columns: [t.actionId, t.generation] }),
    // escalation of what nobody answered
    index("approval_requests_escalate")
      .on(t.escalateAt)
      .where(sql`closed_at is null`),
  ],
);

/** One human's decision on one generation. */
export const approvalVotes = pgTable(
  "approval_votes",
  {
    actionId: uuid("action_id")
      .notNull()
      .references(() => actions.id),
    generation: integer("generation").notNull(),
    approverId: uuid("approver_id").notNull(),
    role: text("role").notNull(),
    verdict: text("verdict", { enum: ["approve", "reject"] }).notNull(),
    digestSeen: text("digest_seen").notNull(),
    reason: text("reason"),
    typedCount: integer("typed_count"),
    /** Milliseconds the page was open before the decision; null when unknown. */
    openMs: bigint("open_ms", { mode: "number" }),
    channel: text("channel", { enum: ["console", "api"] }).notNull(),
    /** Whose delegation the voter used. */
    onBehalfOf: uuid("on_behalf_of"),
    /** Whom the vote counts for: the voter, or who delegated. Nobody counts twice. */
    countsFor: uuid("counts_for").notNull(),
    /** The operator went on alone although more people were asked for. */
    breakGlass: boolean("break_glass").notNull().default(false),
    votedAt: instant("voted_at").notNull(),
    voidedAt: instant("voided_at"),
  },
  (t) => [
    // one vote per human and generation
    primaryKey({ columns: [t.actionId, t.generation, t.approverId] }),
    uniqueIndex("approval_votes_person").on(t.actionId, t.generation, t.countsFor),
    // an approver's pace, and what they approved today
    index("approval_votes_approver").on(t.approverId, t.votedAt),
  ],
);
