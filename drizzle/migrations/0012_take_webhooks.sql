CREATE TABLE "mail_deliveries" (
	"effect_key" text PRIMARY KEY NOT NULL,
	"state" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"provider" text NOT NULL,
	"event_id" text NOT NULL,
	CONSTRAINT "mail_deliveries_state_known" CHECK ("mail_deliveries"."state" in ('accepted', 'delayed', 'failed', 'delivered', 'bounced', 'complained'))
);
--> statement-breakpoint
CREATE TABLE "soft_bounces" (
	"provider" text NOT NULL,
	"event_id" text NOT NULL,
	"email" "citext" NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "soft_bounces_provider_event_id_email_pk" PRIMARY KEY("provider","event_id","email")
);
--> statement-breakpoint
CREATE TABLE "webhook_attempts" (
	"webhook_id" uuid NOT NULL,
	"n" integer NOT NULL,
	"ended_at" timestamp (3) with time zone NOT NULL,
	"state" text NOT NULL,
	"problem" jsonb,
	CONSTRAINT "webhook_attempts_webhook_id_n_pk" PRIMARY KEY("webhook_id","n")
);
--> statement-breakpoint
CREATE TABLE "webhook_events" (
	"id" uuid PRIMARY KEY NOT NULL,
	"source" text NOT NULL,
	"event_id" text NOT NULL,
	"type" text NOT NULL,
	"occurred_at" timestamp (3) with time zone NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	"raw" text NOT NULL,
	"delivery_sha256" text NOT NULL,
	"headers" jsonb NOT NULL,
	"verified_by" text NOT NULL,
	"state" text NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"attempts_max" integer NOT NULL,
	"outcome" text,
	"problem" jsonb,
	"ended_at" timestamp (3) with time zone,
	"not_before" timestamp (3) with time zone NOT NULL,
	"dispatched_at" timestamp (3) with time zone,
	"dispatch" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "webhook_events_source_known" CHECK ("webhook_events"."source" in ('resend', 'sendgrid', 'stripe', 'plaid', 'slack')),
	CONSTRAINT "webhook_events_state_known" CHECK ("webhook_events"."state" in ('received', 'processed', 'ignored', 'failed', 'dead'))
);
--> statement-breakpoint
ALTER TABLE "suppressions" DROP CONSTRAINT "suppressions_pkey";
--> statement-breakpoint
ALTER TABLE "suppressions" ADD COLUMN "id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL;
--> statement-breakpoint
ALTER TABLE "suppressions" ADD COLUMN "scope" text DEFAULT 'all' NOT NULL;
--> statement-breakpoint
ALTER TABLE "suppressions" ADD COLUMN "topic" text DEFAULT '' NOT NULL;
--> statement-breakpoint
ALTER TABLE "suppressions" ADD COLUMN "note" text;
--> statement-breakpoint
ALTER TABLE "suppressions" ADD COLUMN "expires_at" timestamp (3) with time zone;
--> statement-breakpoint
ALTER TABLE "suppressions" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;
--> statement-breakpoint
ALTER TABLE "webhook_attempts" ADD CONSTRAINT "webhook_attempts_webhook_id_webhook_events_id_fk" FOREIGN KEY ("webhook_id") REFERENCES "public"."webhook_events"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
CREATE INDEX "soft_bounces_email" ON "soft_bounces" USING btree ("email","at");
--> statement-breakpoint
CREATE UNIQUE INDEX "webhook_events_once" ON "webhook_events" USING btree ("event_id","source");
--> statement-breakpoint
CREATE INDEX "webhook_events_due" ON "webhook_events" USING btree ("not_before") WHERE state in ('received', 'failed') and dispatched_at is null;
--> statement-breakpoint
CREATE INDEX "webhook_events_handed_over" ON "webhook_events" USING btree ("dispatched_at") WHERE state in ('received', 'failed') and dispatched_at is not null;
--> statement-breakpoint
CREATE INDEX "webhook_events_source" ON "webhook_events" USING btree ("source","id");
--> statement-breakpoint
CREATE INDEX "webhook_events_state" ON "webhook_events" USING btree ("state","id");
--> statement-breakpoint
CREATE INDEX "webhook_events_type" ON "webhook_events" USING btree ("type","id");
--> statement-breakpoint
CREATE INDEX "audit_events_webhook" ON "audit_events" USING btree ((body->>'webhookId'),"position") WHERE type like 'webhook.%' or type like 'suppression.%';
--> statement-breakpoint
CREATE UNIQUE INDEX "suppressions_once" ON "suppressions" USING btree ("email","scope","topic");
--> statement-breakpoint
CREATE INDEX "suppressions_reason" ON "suppressions" USING btree ("reason","id");
--> statement-breakpoint
CREATE INDEX "suppressions_scope" ON "suppressions" USING btree ("scope","id");
--> statement-breakpoint
CREATE INDEX "suppressions_email_trgm" ON "suppressions" USING gin ((email::text) gin_trgm_ops);
--> statement-breakpoint
ALTER TABLE "suppressions" ADD CONSTRAINT "suppressions_reason_known" CHECK ("suppressions"."reason" in ('bounce', 'complaint', 'unsubscribe', 'manual'));
--> statement-breakpoint
ALTER TABLE "suppressions" ADD CONSTRAINT "suppressions_scope_known" CHECK ("suppressions"."scope" in ('all', 'marketing', 'topic'));
--> statement-breakpoint
ALTER TABLE "suppressions" ADD CONSTRAINT "suppressions_topic_named" CHECK (("suppressions"."scope" = 'topic') = ("suppressions"."topic" <> ''));
--> statement-breakpoint
-- What was told is written once; only where its processing stands changes.
revoke update, delete, truncate on webhook_events, webhook_attempts, soft_bounces from ops_app;
--> statement-breakpoint
grant update (state, attempts, attempts_max, outcome, problem, ended_at, not_before, dispatched_at, dispatch)
  on webhook_events to ops_app;
--> statement-breakpoint
create trigger webhook_attempts_append_only before update or delete on webhook_attempts
  for each row execute function refuse_change();
--> statement-breakpoint
create trigger webhook_attempts_no_truncate before truncate on webhook_attempts
  for each statement execute function refuse_change();
--> statement-breakpoint
-- Whom a suppression names and what it covers stays; it is lifted whole or not at all.
revoke update, truncate on suppressions from ops_app;
--> statement-breakpoint
grant update (reason, source, note, expires_at, version) on suppressions to ops_app;
--> statement-breakpoint
revoke delete, truncate on mail_deliveries from ops_app;
