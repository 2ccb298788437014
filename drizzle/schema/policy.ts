import { sql } from "drizzle-orm";
import { index, integer, jsonb, pgTable, smallint, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { RISK_LEVELS, VERDICTS, policyDecisions } from "./actions";
import { instant, oneOf } from "./columns";

/**
 * The rules' code plus one row of parameters. Exactly one version is active; one that was never activated is a draft
 * until it is discarded.
 */
export const policyVersions = pgTable(
  "policy_versions",
  {
    id: integer("id").primaryKey().generatedAlwaysAsIdentity(),
    /** server/policies/revision.gen.ts at the time of activation. */
    codeHash: text("code_hash").notNull(),
    params: jsonb("params").notNull(),
    paramsHash: text("params_hash").notNull(),
    note: text("note").notNull(),
    createdAt: instant("created_at").notNull(),
    createdBy: text("created_by").notNull(),
    /** Who or which action activated it: "staff:<id>", "action:<id>", "release". */
    activatedBy: text("activated_by"),
    activatedAt: instant("activated_at"),
    retiredAt: instant("retired_at"),
    discardedAt: instant("discarded_at"),
    /** Since then a draft is evaluated beside the active version; what it would have said is kept, nothing else. */
    shadowedAt: instant("shadowed_at"),
  },
  (t) => [
    uniqueIndex("policy_versions_one_active")
      .on(sql`(true)`)
      .where(sql`activated_at is not null and retired_at is null`),
    uniqueIndex("policy_versions_one_shadow")
      .on(sql`(true)`)
      .where(sql`shadowed_at is not null and activated_at is null and discarded_at is null`),
    // policies page: versions, newest first, with the drafts
    index("policy_versions_drafts")
      .on(t.id)
      .where(sql`activated_at is null and discarded_at is null`),
  ],
);

/** A draft replayed over stored facts: what would have been decided otherwise. Activation rests on the newest one. */
export const policySimulations = pgTable(
  "policy_simulations",
  {
    id: uuid("id").primaryKey(),
    versionId: integer("version_id")
      .notNull()
      .references(() => policyVersions.id),
    /** What was compared: a draft that is edited afterwards must be simulated again. */
    paramsHash: text("params_hash").notNull(),
    /** The version that was active then. */
    againstId: integer("against_id")
      .notNull()
      .references(() => policyVersions.id),
    days: smallint("days").notNull(),
    ranAt: instant("ran_at").notNull(),
    ranBy: text("ran_by").notNull(),
    /** Decisions looked at, and those that this code cannot replay. */
    replayed: integer("replayed").notNull(),
    skipped: integer("skipped").notNull(),
    /** {"run>hold": 3, "hold>run": 0, ...}: how many verdicts would change, by direction. */
    counts: jsonb("counts").notNull(),
    /** The actions that would change, at most 500 a direction, those that would newly run alone first. */
    changes: jsonb("changes").notNull(),
    /** How many would newly have run without a person; above 0 the activation takes a second person. */
    newlyRuns: integer("newly_runs").notNull(),
  },
  (t) => [
    // policies page and activation: a draft's newest simulation
    index("policy_simulations_version").on(t.versionId, t.ranAt),
  ],
);

/** What the shadowed draft would have decided, beside the decision that counted. */
export const shadowVerdicts = pgTable(
  "shadow_verdicts",
  {
    decisionId: uuid("decision_id")
      .primaryKey()
      .references(() => policyDecisions.id),
    versionId: integer("version_id")
      .notNull()
      .references(() => policyVersions.id),
    actionId: uuid("action_id").notNull(),
    liveVerdict: text("live_verdict", { enum: VERDICTS }).notNull(),
    verdict: text("verdict", { enum: VERDICTS }).notNull(),
    liveRisk: text("live_risk", { enum: RISK_LEVELS }).notNull(),
    risk: text("risk", { enum: RISK_LEVELS }).notNull(),
    decidedAt: instant("decided_at").notNull(),
  },
  (t) => [
    oneOf("shadow_verdicts_verdict_known", t.verdict, VERDICTS),
    // policies page: how the shadow differs, newest first
    index("shadow_verdicts_version").on(t.versionId, t.decidedAt),
  ],
);

/** While a row stands, no new effect starts within its scope. */
export const killSwitches = pgTable("kill_switches", {
  /** "all", "kind:<kind>", "queue:<queue>" or "agent:<agent>". */
  scope: text("scope").primaryKey(),
  reason: text("reason").notNull(),
  setBy: text("set_by").notNull(),
  setAt: instant("set_at").notNull(),
});
