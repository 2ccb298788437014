CREATE TABLE "evidence_uploads" (
	"agent" text NOT NULL,
	"sha256" text NOT NULL,
	"content_type" text NOT NULL,
	"size_bytes" integer NOT NULL,
	"text" text,
	"base64" text,
	"warnings" jsonb NOT NULL,
	"uploaded_at" timestamp (3) with time zone NOT NULL,
	"kept_until" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "evidence_uploads_agent_sha256_pk" PRIMARY KEY("agent","sha256")
);
--> statement-breakpoint
ALTER TABLE "evidence" ADD COLUMN "warnings" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "agents" ADD COLUMN "callback_secret_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "agents" ADD COLUMN "callback_secret_before" text;--> statement-breakpoint
ALTER TABLE "agents" ADD COLUMN "callback_secret_before_until" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "evidence_uploads" ADD CONSTRAINT "evidence_uploads_agent_agents_name_fk" FOREIGN KEY ("agent") REFERENCES "public"."agents"("name") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "evidence_uploads_quota" ON "evidence_uploads" USING btree ("agent","uploaded_at");--> statement-breakpoint
CREATE INDEX "evidence_uploads_kept" ON "evidence_uploads" USING btree ("kept_until");--> statement-breakpoint
CREATE INDEX "actions_callbacks" ON "actions" USING btree ((payload ->> 'agent'),"id") WHERE kind = 'webhook.deliver';--> statement-breakpoint
-- What was uploaded is what will be shown: only how long it is kept may change.
revoke update, truncate on evidence_uploads from ops_app;--> statement-breakpoint
grant update (kept_until) on evidence_uploads to ops_app;
