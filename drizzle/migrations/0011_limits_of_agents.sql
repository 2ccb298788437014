ALTER TABLE "agent_keys" ADD COLUMN "pace_percent" integer DEFAULT 100 NOT NULL;--> statement-breakpoint
ALTER TABLE "agents" ADD COLUMN "activity" text;--> statement-breakpoint
ALTER TABLE "agents" ADD COLUMN "activity_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "notifications" ADD COLUMN "path" text;--> statement-breakpoint
ALTER TABLE "agent_keys" ADD CONSTRAINT "agent_keys_pace_percent" CHECK ("agent_keys"."pace_percent" between 1 and 100);
