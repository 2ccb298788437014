CREATE TABLE "action_targets" (
	"action_id" uuid NOT NULL,
	"generation" integer NOT NULL,
	"n" integer NOT NULL,
	"entity_type" text NOT NULL,
	"entity_id" text NOT NULL,
	"entity_version" integer NOT NULL,
	"label" text NOT NULL,
	"attributes" jsonb NOT NULL,
	"stage" smallint DEFAULT 0 NOT NULL,
	"status" text DEFAULT 'pending' NOT NULL,
	"problem" jsonb,
	"settled_at" timestamp (3) with time zone,
	CONSTRAINT "action_targets_action_id_generation_n_pk" PRIMARY KEY("action_id","generation","n"),
	CONSTRAINT "action_targets_status_known" CHECK ("action_targets"."status" in ('pending', 'succeeded', 'failed', 'cancelled', 'unknown'))
);
--> statement-breakpoint
CREATE TABLE "actions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"schema_version" integer NOT NULL,
	"queue" text NOT NULL,
	"priority" smallint NOT NULL,
	"submitter_kind" text NOT NULL,
	"submitter" text NOT NULL,
	"payload" jsonb NOT NULL,
	"reason_code" text,
	"note" text,
	"title" text NOT NULL,
	"summary" jsonb NOT NULL,
	"entity_type" text NOT NULL,
	"entity_id" text NOT NULL,
	"entity_version" text NOT NULL,
	"job_id" text NOT NULL,
	"idempotency_key" text,
	"request_hash" text NOT NULL,
	"status" text NOT NULL,
	"generation" integer DEFAULT 1 NOT NULL,
	"pinned_digest" text NOT NULL,
	"target_count" integer NOT NULL,
	"target_digest" text NOT NULL,
	"render_hash" text,
	"risk" text NOT NULL,
	"risk_rank" smallint GENERATED ALWAYS AS (case risk when 'high' then 3 when 'medium' then 2 else 1 end) STORED NOT NULL,
	"verdict" text NOT NULL,
	"requires_human" boolean NOT NULL,
	"policy_version" integer NOT NULL,
	"decision_id" uuid NOT NULL,
	"fence" integer DEFAULT 0 NOT NULL,
	"lease_owner" text,
	"lease_until" timestamp (3) with time zone,
	"attempt" integer DEFAULT 0 NOT NULL,
	"attempts_max" integer NOT NULL,
	"not_before" timestamp (3) with time zone NOT NULL,
	"valid_until" timestamp (3) with time zone,
	"expires_at" timestamp (3) with time zone,
	"dispatched_at" timestamp (3) with time zone,
	"dispatch" integer DEFAULT 0 NOT NULL,
	"stage" smallint DEFAULT 0 NOT NULL,
	"stage_hold_at" timestamp (3) with time zone,
	"parent_id" uuid,
	"result" jsonb,
	"problem" jsonb,
	"submitted_at" timestamp (3) with time zone NOT NULL,
	"decided_at" timestamp (3) with time zone,
	"started_at" timestamp (3) with time zone,
	"settled_at" timestamp (3) with time zone,
	CONSTRAINT "actions_status_known" CHECK ("actions"."status" in ('held', 'approved', 'queued', 'running', 'unknown', 'blocked', 'rejected', 'expired', 'cancelled', 'succeeded', 'failed')),
	CONSTRAINT "actions_risk_known" CHECK ("actions"."risk" in ('low', 'medium', 'high')),
	CONSTRAINT "actions_verdict_known" CHECK ("actions"."verdict" in ('run', 'hold', 'block')),
	CONSTRAINT "actions_submitter_known" CHECK ("actions"."submitter_kind" in ('agent', 'staff', 'system'))
);
--> statement-breakpoint
CREATE TABLE "approval_requests" (
	"action_id" uuid NOT NULL,
	"generation" integer NOT NULL,
	"digest" text NOT NULL,
	"quorum" jsonb NOT NULL,
	"typed_count" integer,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"escalate_at" timestamp (3) with time zone NOT NULL,
	"escalated_at" timestamp (3) with time zone,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"closed_at" timestamp (3) with time zone,
	"outcome" text,
	CONSTRAINT "approval_requests_action_id_generation_pk" PRIMARY KEY("action_id","generation")
);
--> statement-breakpoint
CREATE TABLE "approval_votes" (
	"action_id" uuid NOT NULL,
	"generation" integer NOT NULL,
	"approver_id" uuid NOT NULL,
	"role" text NOT NULL,
	"verdict" text NOT NULL,
	"digest_seen" text NOT NULL,
	"reason" text,
	"typed_count" integer,
	"open_ms" bigint,
	"channel" text NOT NULL,
	"on_behalf_of" uuid,
	"voted_at" timestamp (3) with time zone NOT NULL,
	"voided_at" timestamp (3) with time zone,
	CONSTRAINT "approval_votes_action_id_generation_approver_id_pk" PRIMARY KEY("action_id","generation","approver_id")
);
--> statement-breakpoint
CREATE TABLE "blobs" (
	"sha256" text PRIMARY KEY NOT NULL,
	"content_type" text NOT NULL,
	"size_bytes" integer NOT NULL,
	"text" text,
	"base64" text,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "evidence" (
	"action_id" uuid NOT NULL,
	"generation" integer NOT NULL,
	"n" integer NOT NULL,
	"sha256" text NOT NULL,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"origin" text NOT NULL,
	"captured_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "evidence_action_id_generation_n_pk" PRIMARY KEY("action_id","generation","n"),
	CONSTRAINT "evidence_kind_known" CHECK ("evidence"."kind" in ('screenshot', 'log', 'data', 'url')),
	CONSTRAINT "evidence_origin_known" CHECK ("evidence"."origin" in ('operator', 'policy', 'agent', 'external'))
);
--> statement-breakpoint
CREATE TABLE "policy_decisions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"action_id" uuid NOT NULL,
	"generation" integer NOT NULL,
	"phase" text NOT NULL,
	"policy_version" integer NOT NULL,
	"facts" jsonb NOT NULL,
	"trace" jsonb NOT NULL,
	"verdict" text NOT NULL,
	"risk" text NOT NULL,
	"decided_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "agent_keys" (
	"id" uuid PRIMARY KEY NOT NULL,
	"agent" text NOT NULL,
	"key_hash" text NOT NULL,
	"hint" text NOT NULL,
	"label" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"created_by" text NOT NULL,
	"last_used_at" timestamp (3) with time zone,
	"expires_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "agent_keys_key_hash_unique" UNIQUE("key_hash")
);
--> statement-breakpoint
CREATE TABLE "agents" (
	"name" text PRIMARY KEY NOT NULL,
	"paused_at" timestamp (3) with time zone,
	"paused_by" text,
	"pause_reason" text,
	"last_seen_at" timestamp (3) with time zone,
	"callback_url" text,
	"callback_secret" text,
	"callback_enabled" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_events" (
	"position" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "audit_events_position_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"id" uuid NOT NULL,
	"writer" "xid8" DEFAULT pg_current_xact_id() NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"type" text NOT NULL,
	"action_id" uuid,
	"generation" integer,
	"actor_kind" text NOT NULL,
	"actor_id" text NOT NULL,
	"body" jsonb NOT NULL,
	"leaf" "bytea" NOT NULL,
	CONSTRAINT "audit_events_id_unique" UNIQUE("id")
);
--> statement-breakpoint
CREATE TABLE "audit_private" (
	"event_id" uuid PRIMARY KEY NOT NULL,
	"salt" "bytea" NOT NULL,
	"data" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "effects" (
	"effect_key" text PRIMARY KEY NOT NULL,
	"action_id" uuid NOT NULL,
	"generation" integer NOT NULL,
	"target_n" integer NOT NULL,
	"step" text NOT NULL,
	"port" text NOT NULL,
	"fence" integer NOT NULL,
	"request_hash" text,
	"intent_at" timestamp (3) with time zone NOT NULL,
	"window_until" timestamp (3) with time zone,
	"tries" integer DEFAULT 1 NOT NULL,
	"outcome" text,
	"done_at" timestamp (3) with time zone,
	"provider_id" text,
	"result" jsonb,
	"problem" jsonb,
	CONSTRAINT "effects_outcome_known" CHECK ("effects"."outcome" in ('done', 'failed', 'unknown'))
);
--> statement-breakpoint
CREATE TABLE "embeddings" (
	"kind" text NOT NULL,
	"entity_id" uuid NOT NULL,
	"model" text NOT NULL,
	"entity_version" integer NOT NULL,
	"vector" real[] NOT NULL,
	"embedded_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "embeddings_kind_entity_id_model_pk" PRIMARY KEY("kind","entity_id","model")
);
--> statement-breakpoint
CREATE TABLE "local_mails" (
	"id" uuid PRIMARY KEY NOT NULL,
	"effect_key" text NOT NULL,
	"from_address" text NOT NULL,
	"to_address" text NOT NULL,
	"subject" text NOT NULL,
	"html" text NOT NULL,
	"text" text NOT NULL,
	"headers" jsonb NOT NULL,
	"accepted_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "local_mails_effect_key_unique" UNIQUE("effect_key")
);
--> statement-breakpoint
CREATE TABLE "suppressions" (
	"email" "citext" PRIMARY KEY NOT NULL,
	"reason" text NOT NULL,
	"source" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "funds" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"manager" text NOT NULL,
	"strategy" text NOT NULL,
	"domicile" text NOT NULL,
	"aum_usd" bigint NOT NULL,
	"status" text NOT NULL,
	"checklist" jsonb NOT NULL,
	"submitted_at" timestamp (3) with time zone NOT NULL,
	"verified_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "funds_status_known" CHECK ("funds"."status" in ('submitted', 'verified', 'rejected'))
);
--> statement-breakpoint
CREATE TABLE "members" (
	"id" uuid PRIMARY KEY NOT NULL,
	"email" "citext" NOT NULL,
	"name" text NOT NULL,
	"role" text NOT NULL,
	"status" text NOT NULL,
	"company" text,
	"country" text NOT NULL,
	"accredited" boolean NOT NULL,
	"identity_verified_at" timestamp (3) with time zone,
	"joined_at" timestamp (3) with time zone NOT NULL,
	"last_seen_at" timestamp (3) with time zone,
	"status_reason" text,
	"version" integer DEFAULT 1 NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "members_email_unique" UNIQUE("email"),
	CONSTRAINT "members_status_known" CHECK ("members"."status" in ('pending', 'active', 'rejected', 'suspended')),
	CONSTRAINT "members_role_known" CHECK ("members"."role" in ('investor', 'fund_manager', 'service_provider'))
);
--> statement-breakpoint
CREATE TABLE "providers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"category" text NOT NULL,
	"country" text NOT NULL,
	"website_url" text,
	"status" text NOT NULL,
	"listed_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "providers_status_known" CHECK ("providers"."status" in ('draft', 'listed', 'delisted'))
);
--> statement-breakpoint
CREATE TABLE "news_items" (
	"id" uuid PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"class" text NOT NULL,
	"title" text NOT NULL,
	"body" text NOT NULL,
	"status" text NOT NULL,
	"source_urls" jsonb NOT NULL,
	"published_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "news_items_slug_unique" UNIQUE("slug"),
	CONSTRAINT "news_items_class_known" CHECK ("news_items"."class" in ('news', 'announcement', 'update')),
	CONSTRAINT "news_items_status_known" CHECK ("news_items"."status" in ('draft', 'published'))
);
--> statement-breakpoint
CREATE TABLE "notifications" (
	"id" uuid PRIMARY KEY NOT NULL,
	"dedupe_key" text NOT NULL,
	"level" text NOT NULL,
	"audience" text NOT NULL,
	"title" text NOT NULL,
	"body" text NOT NULL,
	"action_id" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "notifications_dedupe_key_unique" UNIQUE("dedupe_key"),
	CONSTRAINT "notifications_level_known" CHECK ("notifications"."level" in ('urgent', 'alert', 'digest'))
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "outbox_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"topic" text NOT NULL,
	"dedupe_key" text NOT NULL,
	"body" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"next_at" timestamp (3) with time zone NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"sent_at" timestamp (3) with time zone,
	"problem" text
);
--> statement-breakpoint
CREATE TABLE "kill_switches" (
	"scope" text PRIMARY KEY NOT NULL,
	"reason" text NOT NULL,
	"set_by" text NOT NULL,
	"set_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "policy_versions" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "policy_versions_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"code_hash" text NOT NULL,
	"params" jsonb NOT NULL,
	"params_hash" text NOT NULL,
	"note" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"created_by" text NOT NULL,
	"activated_at" timestamp (3) with time zone,
	"retired_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "sign_in_failures" (
	"key" text PRIMARY KEY NOT NULL,
	"failures" integer NOT NULL,
	"window_start" timestamp (3) with time zone NOT NULL,
	"blocked_until" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "staff" (
	"id" uuid PRIMARY KEY NOT NULL,
	"email" "citext" NOT NULL,
	"name" text NOT NULL,
	"role" text NOT NULL,
	"password_hash" text,
	"session_version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"disabled_at" timestamp (3) with time zone,
	"last_seen_at" timestamp (3) with time zone,
	"notices_seen_at" timestamp (3) with time zone,
	CONSTRAINT "staff_email_unique" UNIQUE("email"),
	CONSTRAINT "staff_role_known" CHECK ("staff"."role" in ('operator', 'support', 'editor', 'viewer'))
);
--> statement-breakpoint
CREATE TABLE "staff_tokens" (
	"id" uuid PRIMARY KEY NOT NULL,
	"staff_id" uuid NOT NULL,
	"key_hash" text NOT NULL,
	"hint" text NOT NULL,
	"label" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"last_used_at" timestamp (3) with time zone,
	"expires_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "staff_tokens_key_hash_unique" UNIQUE("key_hash")
);
--> statement-breakpoint
CREATE TABLE "verification_tokens" (
	"identifier" "citext" NOT NULL,
	"token_hash" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "verification_tokens_identifier_token_hash_pk" PRIMARY KEY("identifier","token_hash")
);
--> statement-breakpoint
ALTER TABLE "action_targets" ADD CONSTRAINT "action_targets_action_id_actions_id_fk" FOREIGN KEY ("action_id") REFERENCES "public"."actions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approval_requests" ADD CONSTRAINT "approval_requests_action_id_actions_id_fk" FOREIGN KEY ("action_id") REFERENCES "public"."actions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approval_votes" ADD CONSTRAINT "approval_votes_action_id_actions_id_fk" FOREIGN KEY ("action_id") REFERENCES "public"."actions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_action_id_actions_id_fk" FOREIGN KEY ("action_id") REFERENCES "public"."actions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_sha256_blobs_sha256_fk" FOREIGN KEY ("sha256") REFERENCES "public"."blobs"("sha256") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "policy_decisions" ADD CONSTRAINT "policy_decisions_action_id_actions_id_fk" FOREIGN KEY ("action_id") REFERENCES "public"."actions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agent_keys" ADD CONSTRAINT "agent_keys_agent_agents_name_fk" FOREIGN KEY ("agent") REFERENCES "public"."agents"("name") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "effects" ADD CONSTRAINT "effects_action_id_actions_id_fk" FOREIGN KEY ("action_id") REFERENCES "public"."actions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_tokens" ADD CONSTRAINT "staff_tokens_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "action_targets_entity" ON "action_targets" USING btree ("entity_type","entity_id");--> statement-breakpoint
CREATE UNIQUE INDEX "actions_idempotency_key" ON "actions" USING btree ("idempotency_key","submitter","submitter_kind");--> statement-breakpoint
CREATE UNIQUE INDEX "actions_job" ON "actions" USING btree ("job_id","kind");--> statement-breakpoint
CREATE INDEX "actions_undispatched" ON "actions" USING btree ("not_before") WHERE status = 'queued' and dispatched_at is null;--> statement-breakpoint
CREATE INDEX "actions_dispatched" ON "actions" USING btree ("dispatched_at") WHERE status = 'queued' and dispatched_at is not null;--> statement-breakpoint
CREATE INDEX "actions_approved" ON "actions" USING btree ("not_before") WHERE status = 'approved';--> statement-breakpoint
CREATE INDEX "actions_lease" ON "actions" USING btree ("lease_until") WHERE status = 'running';--> statement-breakpoint
CREATE INDEX "actions_expiry" ON "actions" USING btree ("expires_at") WHERE status = 'held';--> statement-breakpoint
CREATE INDEX "actions_validity" ON "actions" USING btree ("valid_until") WHERE status in ('approved', 'queued');--> statement-breakpoint
CREATE INDEX "actions_status" ON "actions" USING btree ("status","id");--> statement-breakpoint
CREATE INDEX "actions_status_risk" ON "actions" USING btree ("status","risk_rank","id");--> statement-breakpoint
CREATE INDEX "actions_status_kind" ON "actions" USING btree ("status","kind","id");--> statement-breakpoint
CREATE INDEX "actions_status_queue" ON "actions" USING btree ("status","queue","id");--> statement-breakpoint
CREATE INDEX "actions_status_submitter" ON "actions" USING btree ("status","submitter","id");--> statement-breakpoint
CREATE INDEX "actions_entity" ON "actions" USING btree ("entity_type","entity_id","id");--> statement-breakpoint
CREATE INDEX "actions_submitter" ON "actions" USING btree ("submitter","kind","submitted_at");--> statement-breakpoint
CREATE INDEX "actions_settled" ON "actions" USING btree ("settled_at");--> statement-breakpoint
CREATE INDEX "actions_decided" ON "actions" USING btree ("decided_at");--> statement-breakpoint
CREATE INDEX "actions_submitted" ON "actions" USING btree ("submitted_at");--> statement-breakpoint
CREATE INDEX "actions_parent" ON "actions" USING btree ("parent_id");--> statement-breakpoint
CREATE INDEX "actions_title_trgm" ON "actions" USING gin ("title" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "approval_requests_escalate" ON "approval_requests" USING btree ("escalate_at") WHERE closed_at is null and escalated_at is null;--> statement-breakpoint
CREATE INDEX "approval_votes_approver" ON "approval_votes" USING btree ("approver_id","voted_at");--> statement-breakpoint
CREATE INDEX "policy_decisions_action" ON "policy_decisions" USING btree ("action_id","decided_at");--> statement-breakpoint
CREATE INDEX "policy_decisions_time" ON "policy_decisions" USING btree ("decided_at");--> statement-breakpoint
CREATE INDEX "agent_keys_agent" ON "agent_keys" USING btree ("agent");--> statement-breakpoint
CREATE INDEX "audit_events_stream" ON "audit_events" USING btree ("writer","position");--> statement-breakpoint
CREATE INDEX "audit_events_action" ON "audit_events" USING btree ("action_id","position");--> statement-breakpoint
CREATE INDEX "audit_events_type" ON "audit_events" USING btree ("type","position");--> statement-breakpoint
CREATE INDEX "audit_events_actor" ON "audit_events" USING btree ("actor_kind","actor_id","position");--> statement-breakpoint
CREATE INDEX "effects_action" ON "effects" USING btree ("action_id","generation","target_n");--> statement-breakpoint
CREATE INDEX "effects_unresolved" ON "effects" USING btree ("intent_at") WHERE outcome is null or outcome = 'unknown';--> statement-breakpoint
CREATE INDEX "local_mails_time" ON "local_mails" USING btree ("accepted_at","id");--> statement-breakpoint
CREATE INDEX "funds_status" ON "funds" USING btree ("status","id");--> statement-breakpoint
CREATE INDEX "members_status" ON "members" USING btree ("status","joined_at","id");--> statement-breakpoint
CREATE INDEX "members_country" ON "members" USING btree ("country");--> statement-breakpoint
CREATE INDEX "providers_status" ON "providers" USING btree ("status","id");--> statement-breakpoint
CREATE INDEX "news_items_status" ON "news_items" USING btree ("status","published_at");--> statement-breakpoint
CREATE INDEX "notifications_audience" ON "notifications" USING btree ("audience","created_at");--> statement-breakpoint
CREATE INDEX "notifications_level" ON "notifications" USING btree ("level","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "outbox_dedupe" ON "outbox" USING btree ("dedupe_key");--> statement-breakpoint
CREATE INDEX "outbox_due" ON "outbox" USING btree ("next_at") WHERE sent_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "policy_versions_one_active" ON "policy_versions" USING btree ((true)) WHERE activated_at is not null and retired_at is null;--> statement-breakpoint
CREATE INDEX "staff_tokens_staff" ON "staff_tokens" USING btree ("staff_id");