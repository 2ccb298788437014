CREATE TABLE "audit_archives" (
	"until" bigint PRIMARY KEY NOT NULL,
	"from" bigint NOT NULL,
	"events" integer NOT NULL,
	"effects" integer NOT NULL,
	"trail_sha256" text NOT NULL,
	"effects_sha256" text NOT NULL,
	"archived_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "audit_archives_from_unique" UNIQUE("from")
);

--> statement-breakpoint
-- Only the owner archives: what serves the world must not be able to make anything disappear.
revoke insert, update, delete, truncate on audit_archives from ops_app;--> statement-breakpoint
create trigger audit_archives_append_only before update or delete on audit_archives
  for each row execute function refuse_change();--> statement-breakpoint
create trigger audit_archives_no_truncate before truncate on audit_archives
  for each statement execute function refuse_change();--> statement-breakpoint
-- An event may go when it is in an archive, and its action has ended and is in archives as a whole.
create function is_archived(action uuid) returns boolean stable language sql as $$
  select (action is null or exists (
      select from actions a where a.id = action
        and a.status in ('blocked', 'rejected', 'expired', 'cancelled', 'succeeded', 'failed')))
    and not exists (
      select from audit_events e left join audit_seals s on s.event_id = e.id
      where e.action_id = action
        and coalesce(s.seq >= (select max(until) from audit_archives), true))
$$;--> statement-breakpoint
create function refuse_change_of_events() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and is_archived(old.action_id) and exists (
    select from audit_seals s where s.event_id = old.id and s.seq < (select max(until) from audit_archives))
  then
    return old;
  end if;
  raise exception '% is append-only', tg_table_name using errcode = 'insufficient_privilege';
end
$$;--> statement-breakpoint
drop trigger audit_events_append_only on audit_events;--> statement-breakpoint
create trigger audit_events_append_only before update or delete on audit_events
  for each row execute function refuse_change_of_events();--> statement-breakpoint
-- Until now the owner could delete from the ledger.
create function refuse_deletion_of_effects() returns trigger language plpgsql as $$
begin
  if is_archived(old.action_id) and exists (select from audit_archives) then
    return old;
  end if;
  raise exception 'effect % is part of the ledger', old.effect_key using errcode = 'insufficient_privilege';
end
$$;--> statement-breakpoint
create trigger effects_stay before delete on effects
  for each row execute function refuse_deletion_of_effects();
