ALTER TABLE "webhook_events" ALTER COLUMN "raw" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "webhook_events" ADD COLUMN "payload_removed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "webhook_events" ADD COLUMN "payload_removed_by" text;--> statement-breakpoint
CREATE INDEX "webhook_events_payload_kept" ON "webhook_events" USING btree ("state","ended_at") WHERE raw is not null and ended_at is not null;--> statement-breakpoint
ALTER TABLE "webhook_events" ADD CONSTRAINT "webhook_events_remover_known" CHECK ("webhook_events"."payload_removed_by" in ('retention', 'erasure'));--> statement-breakpoint
ALTER TABLE "webhook_events" ADD CONSTRAINT "webhook_events_removal_told" CHECK (num_nulls("webhook_events"."raw", "webhook_events"."payload_removed_at", "webhook_events"."payload_removed_by") = case when "webhook_events"."raw" is null then 1 else 2 end);--> statement-breakpoint
ALTER TABLE "webhook_events" ADD CONSTRAINT "webhook_events_open_is_whole" CHECK ("webhook_events"."raw" is not null or "webhook_events"."state" in ('processed', 'ignored', 'dead'));--> statement-breakpoint
-- A payload goes, once; it is never another one, and never comes back.
grant update (raw, payload_removed_at, payload_removed_by) on webhook_events to ops_app;--> statement-breakpoint
create function refuse_other_payload() returns trigger language plpgsql as $$
begin
  raise exception 'the payload of webhook event % can only be removed', old.id using errcode = 'check_violation';
end
$$;--> statement-breakpoint
create trigger webhook_events_payload_only_goes before update of raw, payload_removed_at, payload_removed_by
  on webhook_events for each row when (old.raw is null or new.raw is not null)
  execute function refuse_other_payload();--> statement-breakpoint
ALTER TABLE "mail_deliveries" DROP CONSTRAINT "mail_deliveries_state_known";--> statement-breakpoint
ALTER TABLE "mail_deliveries" ADD CONSTRAINT "mail_deliveries_state_known" CHECK ("mail_deliveries"."state" in ('accepted', 'delayed', 'failed', 'delivered', 'soft_bounced', 'bounced', 'complained'));--> statement-breakpoint
update mail_deliveries d set state = 'soft_bounced' from soft_bounces s
  where s.provider = d.provider and s.event_id = d.event_id and d.state = 'bounced';--> statement-breakpoint
-- From one row an event and address to one row an address.
ALTER TABLE "soft_bounces" RENAME TO "soft_bounces_by_event";--> statement-breakpoint
CREATE TABLE "soft_bounces" (
	"email" "citext" PRIMARY KEY NOT NULL,
	"bounces" jsonb NOT NULL,
	"last_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
insert into soft_bounces (email, bounces, last_at)
  select email, jsonb_object_agg(provider || ':' || event_id, to_char(at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')), max(at)
  from soft_bounces_by_event group by email;--> statement-breakpoint
DROP TABLE "soft_bounces_by_event";--> statement-breakpoint
CREATE INDEX "soft_bounces_last" ON "soft_bounces" USING btree ("last_at");--> statement-breakpoint
revoke truncate on soft_bounces from ops_app;--> statement-breakpoint
create trigger soft_bounces_by_key before insert or update of email on soft_bounces
  for each row execute function keep_address_key();--> statement-breakpoint
ALTER TABLE "mail_deliveries" ADD COLUMN "action_id" uuid;--> statement-breakpoint
update mail_deliveries d set action_id = e.action_id from effects e where e.effect_key = d.effect_key;--> statement-breakpoint
CREATE INDEX "mail_deliveries_trouble" ON "mail_deliveries" USING btree ("action_id","state") WHERE state in ('bounced', 'complained');
