CREATE TABLE "audiences" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"filter" jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_by" uuid NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"archived_at" timestamp (3) with time zone,
	CONSTRAINT "audiences_name_unique" UNIQUE("name")
);
--> statement-breakpoint
CREATE TABLE "mail_preferences" (
	"member_id" uuid NOT NULL,
	"topic" text NOT NULL,
	"is_wanted" boolean NOT NULL,
	"source" text NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "mail_preferences_member_id_topic_pk" PRIMARY KEY("member_id","topic"),
	CONSTRAINT "mail_preferences_topic_known" CHECK ("mail_preferences"."topic" in ('newsletter', 'announcements', 'digest'))
);
--> statement-breakpoint
CREATE TABLE "send_buckets" (
	"scope" text PRIMARY KEY NOT NULL,
	"tokens" double precision NOT NULL,
	"refilled_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sending_domains" (
	"domain" text PRIMARY KEY NOT NULL,
	"mailbox" text NOT NULL,
	"verified_at" timestamp (3) with time zone,
	"warm_since" timestamp (3) with time zone NOT NULL,
	"hourly_max" integer NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "actions" ADD COLUMN "pause_asked_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "actions" ADD COLUMN "rests" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "actions" ADD COLUMN "start_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "fund_type" text;--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "aum_band" text;--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "tags" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "last_engaged_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "mail_preferences" ADD CONSTRAINT "mail_preferences_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audiences_updated" ON "audiences" USING btree ("updated_at","id");--> statement-breakpoint
CREATE INDEX "mail_preferences_source" ON "mail_preferences" USING btree ("source");--> statement-breakpoint
CREATE INDEX "members_tags" ON "members" USING gin ("tags");--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_fund_type_known" CHECK ("members"."fund_type" in ('long_short', 'global_macro', 'credit', 'quantitative', 'multi_strategy'));--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_aum_band_known" CHECK ("members"."aum_band" in ('under_10m', '10m_100m', '100m_1b', 'over_1b'));--> statement-breakpoint
-- An audience is archived, a preference is changed; nothing of these is deleted.
revoke delete, truncate on sending_domains, audiences, mail_preferences, send_buckets from ops_app;
