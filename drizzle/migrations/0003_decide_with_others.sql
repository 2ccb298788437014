CREATE TABLE "superseded_generations" (
	"action_id" uuid NOT NULL,
	"generation" integer NOT NULL,
	"payload" jsonb NOT NULL,
	"summary" jsonb NOT NULL,
	"pinned_digest" text NOT NULL,
	"target_count" integer NOT NULL,
	"render_hash" text,
	"risk" text NOT NULL,
	"verdict" text NOT NULL,
	"policy_version" integer NOT NULL,
	"decision_id" uuid NOT NULL,
	"cause" text NOT NULL,
	"edited" boolean NOT NULL,
	"replaced_by_kind" text NOT NULL,
	"replaced_by" text NOT NULL,
	"replaced_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "superseded_generations_action_id_generation_pk" PRIMARY KEY("action_id","generation")
);
--> statement-breakpoint
CREATE TABLE "policy_simulations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version_id" integer NOT NULL,
	"params_hash" text NOT NULL,
	"against_id" integer NOT NULL,
	"days" smallint NOT NULL,
	"ran_at" timestamp (3) with time zone NOT NULL,
	"ran_by" text NOT NULL,
	"replayed" integer NOT NULL,
	"skipped" integer NOT NULL,
	"counts" jsonb NOT NULL,
	"changes" jsonb NOT NULL,
	"newly_runs" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "shadow_verdicts" (
	"decision_id" uuid PRIMARY KEY NOT NULL,
	"version_id" integer NOT NULL,
	"action_id" uuid NOT NULL,
	"live_verdict" text NOT NULL,
	"verdict" text NOT NULL,
	"live_risk" text NOT NULL,
	"risk" text NOT NULL,
	"decided_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "shadow_verdicts_verdict_known" CHECK ("shadow_verdicts"."verdict" in ('run', 'hold', 'block'))
);
--> statement-breakpoint
CREATE TABLE "delegations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"from_id" uuid NOT NULL,
	"to_id" uuid NOT NULL,
	"kinds" text[],
	"reason" text NOT NULL,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"created_by" uuid NOT NULL,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "delegations_to_another" CHECK ("delegations"."from_id" <> "delegations"."to_id"),
	CONSTRAINT "delegations_end" CHECK ("delegations"."ends_at" > "delegations"."starts_at")
);
--> statement-breakpoint
CREATE TABLE "on_call" (
	"position" smallint PRIMARY KEY NOT NULL,
	"staff_id" uuid NOT NULL,
	CONSTRAINT "on_call_staff_id_unique" UNIQUE("staff_id")
);
--> statement-breakpoint
CREATE TABLE "passkey_challenges" (
	"challenge" text PRIMARY KEY NOT NULL,
	"staff_id" uuid NOT NULL,
	"purpose" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "passkeys" (
	"id" text PRIMARY KEY NOT NULL,
	"staff_id" uuid NOT NULL,
	"public_key" "bytea" NOT NULL,
	"counter" bigint NOT NULL,
	"transports" text[] NOT NULL,
	"backed_up" boolean NOT NULL,
	"label" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"last_used_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "reauthentications" (
	"session_hash" text PRIMARY KEY NOT NULL,
	"staff_id" uuid NOT NULL,
	"method" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
DROP INDEX "approval_requests_escalate";--> statement-breakpoint
ALTER TABLE "approval_requests" ALTER COLUMN "escalate_at" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "actions" ADD COLUMN "asked_count" integer;--> statement-breakpoint
-- Nobody could drop targets so far.
UPDATE "actions" SET "asked_count" = "target_count";--> statement-breakpoint
ALTER TABLE "actions" ALTER COLUMN "asked_count" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "actions" ADD COLUMN "window_targets" integer;--> statement-breakpoint
UPDATE "actions" SET "window_targets" = "target_count";--> statement-breakpoint
ALTER TABLE "actions" ALTER COLUMN "window_targets" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "actions" ADD COLUMN "stage_problem" jsonb;--> statement-breakpoint
ALTER TABLE "actions" ADD COLUMN "stop_asked_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "evidence" ADD COLUMN "content_type" text;--> statement-breakpoint
UPDATE "evidence" SET "content_type" = "blobs"."content_type" FROM "blobs" WHERE "blobs"."sha256" = "evidence"."sha256";--> statement-breakpoint
ALTER TABLE "evidence" ALTER COLUMN "content_type" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "approval_requests" ADD COLUMN "escalations" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "approval_requests" ADD COLUMN "raised" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "approval_votes" ADD COLUMN "counts_for" uuid;--> statement-breakpoint
UPDATE "approval_votes" SET "counts_for" = coalesce("on_behalf_of", "approver_id");--> statement-breakpoint
ALTER TABLE "approval_votes" ALTER COLUMN "counts_for" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "approval_votes" ADD COLUMN "break_glass" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "policy_decisions" ADD COLUMN "input" jsonb;--> statement-breakpoint
ALTER TABLE "agents" ADD COLUMN "owner_id" uuid;--> statement-breakpoint
ALTER TABLE "policy_versions" ADD COLUMN "activated_by" text;--> statement-breakpoint
ALTER TABLE "policy_versions" ADD COLUMN "discarded_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "policy_versions" ADD COLUMN "shadowed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "superseded_generations" ADD CONSTRAINT "superseded_generations_action_id_actions_id_fk" FOREIGN KEY ("action_id") REFERENCES "public"."actions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "policy_simulations" ADD CONSTRAINT "policy_simulations_version_id_policy_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."policy_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "policy_simulations" ADD CONSTRAINT "policy_simulations_against_id_policy_versions_id_fk" FOREIGN KEY ("against_id") REFERENCES "public"."policy_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shadow_verdicts" ADD CONSTRAINT "shadow_verdicts_decision_id_policy_decisions_id_fk" FOREIGN KEY ("decision_id") REFERENCES "public"."policy_decisions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shadow_verdicts" ADD CONSTRAINT "shadow_verdicts_version_id_policy_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."policy_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delegations" ADD CONSTRAINT "delegations_from_id_staff_id_fk" FOREIGN KEY ("from_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delegations" ADD CONSTRAINT "delegations_to_id_staff_id_fk" FOREIGN KEY ("to_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "on_call" ADD CONSTRAINT "on_call_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "passkey_challenges" ADD CONSTRAINT "passkey_challenges_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "passkeys" ADD CONSTRAINT "passkeys_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reauthentications" ADD CONSTRAINT "reauthentications_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "policy_simulations_version" ON "policy_simulations" USING btree ("version_id","ran_at");--> statement-breakpoint
CREATE INDEX "shadow_verdicts_version" ON "shadow_verdicts" USING btree ("version_id","decided_at");--> statement-breakpoint
CREATE INDEX "delegations_to" ON "delegations" USING btree ("to_id","ends_at");--> statement-breakpoint
CREATE INDEX "passkeys_staff" ON "passkeys" USING btree ("staff_id");--> statement-breakpoint
ALTER TABLE "agents" ADD CONSTRAINT "agents_owner_id_staff_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "actions_stage_hold" ON "actions" USING btree ("stage_hold_at") WHERE stage_hold_at is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "approval_votes_person" ON "approval_votes" USING btree ("action_id","generation","counts_for");--> statement-breakpoint
CREATE UNIQUE INDEX "policy_versions_one_shadow" ON "policy_versions" USING btree ((true)) WHERE shadowed_at is not null and activated_at is null and discarded_at is null;--> statement-breakpoint
CREATE INDEX "policy_versions_drafts" ON "policy_versions" USING btree ("id") WHERE activated_at is null and discarded_at is null;--> statement-breakpoint
CREATE INDEX "approval_requests_escalate" ON "approval_requests" USING btree ("escalate_at") WHERE closed_at is null;--> statement-breakpoint
-- Records: written once, as the decisions they belong to.
revoke update, delete, truncate on superseded_generations, policy_simulations, shadow_verdicts from ops_app;--> statement-breakpoint
create trigger superseded_generations_append_only before update or delete on superseded_generations
  for each row execute function refuse_change();--> statement-breakpoint
create trigger superseded_generations_no_truncate before truncate on superseded_generations
  for each statement execute function refuse_change();--> statement-breakpoint
create trigger policy_simulations_append_only before update or delete on policy_simulations
  for each row execute function refuse_change();--> statement-breakpoint
create trigger shadow_verdicts_append_only before update or delete on shadow_verdicts
  for each row execute function refuse_change();--> statement-breakpoint
-- A person may stop being trusted with something; that they were is kept.
revoke delete, truncate on delegations from ops_app;--> statement-breakpoint
-- A vote may become void, and nothing else about it changes; what was shown never does.
revoke update on approval_votes, evidence from ops_app;--> statement-breakpoint
grant update (voided_at) on approval_votes to ops_app;--> statement-breakpoint
revoke delete, truncate on staff from ops_app;--> statement-breakpoint
-- All of a terminal action is final, not only where it stands.
create or replace trigger actions_terminal_is_final before update on actions
  for each row execute function refuse_change_of_terminal();
