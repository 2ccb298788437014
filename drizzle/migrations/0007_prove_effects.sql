CREATE TABLE "alerts" (
	"name" text PRIMARY KEY NOT NULL,
	"episode" integer NOT NULL,
	"raised_at" timestamp (3) with time zone NOT NULL,
	"cleared_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "provider_events" (
	"provider" text NOT NULL,
	"event_id" text NOT NULL,
	"type" text NOT NULL,
	"proves" text,
	"effect_key" text,
	"provider_id" text,
	"occurred_at" timestamp (3) with time zone NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	"detail" jsonb NOT NULL,
	CONSTRAINT "provider_events_provider_event_id_pk" PRIMARY KEY("provider","event_id"),
	CONSTRAINT "provider_events_proves_known" CHECK ("provider_events"."proves" in ('happened', 'did_not_happen'))
);
--> statement-breakpoint
ALTER TABLE "actions" ADD COLUMN "traceparent" text;--> statement-breakpoint
CREATE INDEX "provider_events_effect" ON "provider_events" USING btree ("effect_key","occurred_at");--> statement-breakpoint
CREATE INDEX "effects_provider_id" ON "effects" USING btree ("provider_id") WHERE provider_id is not null;
--> statement-breakpoint
-- What a provider has said stays said.
revoke update, delete, truncate on provider_events from ops_app;--> statement-breakpoint
create trigger provider_events_append_only before update or delete on provider_events
  for each row execute function refuse_change();--> statement-breakpoint
create trigger provider_events_no_truncate before truncate on provider_events
  for each statement execute function refuse_change();--> statement-breakpoint
-- An effect that is done stays done, and a worker whose fence is old writes nothing, whatever the code believes.
create function refuse_rewriting_of_effects() returns trigger language plpgsql as $$
begin
  raise exception 'effect % is % under fence %', old.effect_key, coalesce(old.outcome, 'open'), old.fence
    using errcode = 'check_violation';
end
$$;
--> statement-breakpoint
create trigger effects_done_is_final before update on effects
  for each row when (old.outcome = 'done' or new.fence < old.fence) execute function refuse_rewriting_of_effects();--> statement-breakpoint
create function refuse_rewriting_of_targets() returns trigger language plpgsql as $$
begin
  raise exception 'target % of action % is %, which is final', old.n, old.action_id, old.status
    using errcode = 'check_violation';
end
$$;
--> statement-breakpoint
create trigger action_targets_end_is_final before update of status on action_targets
  for each row when (old.status in ('succeeded', 'failed', 'cancelled') and new.status <> old.status)
  execute function refuse_rewriting_of_targets();
