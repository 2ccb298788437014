import { sql } from "drizzle-orm";
import { integer, jsonb, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { instant } from "./columns";

/** The rules' code plus one row of parameters. Exactly one version is active. */
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
    activatedAt: instant("activated_at"),
    retiredAt: instant("retired_at"),
  },
  () => [
    uniqueIndex("policy_versions_one_active")
      .on(sql`(true)`)
      .where(sql`activated_at is not null and retired_at is null`),
  ],
);

/** While a row stands, no new effect starts within its scope. */
export const killSwitches = pgTable("kill_switches", {
  /** "all", "kind:<kind>" or "queue:<queue>". */
  scope: text("scope").primaryKey(),
  reason: text("reason").notNull(),
  setBy: text("set_by").notNull(),
  setAt: instant("set_at").notNull(),
});
