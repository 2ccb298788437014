-- The role of the web and worker processes. It may be made with a password before; then only its rights are set here.
do $$
begin
  if not exists (select from pg_roles where rolname = 'ops_app') then
    create role ops_app nologin;
  end if;
end
$$;
--> statement-breakpoint
grant usage on schema public to ops_app;
--> statement-breakpoint
grant select, insert, update, delete on all tables in schema public to ops_app;
--> statement-breakpoint
grant usage on all sequences in schema public to ops_app;
--> statement-breakpoint
alter default privileges in schema public grant select, insert, update, delete on tables to ops_app;
--> statement-breakpoint
alter default privileges in schema public grant usage on sequences to ops_app;
--> statement-breakpoint
-- Records: written once. Personal data may be erased, and is therefore apart (audit_private).
revoke update, delete, truncate on audit_events, policy_decisions, blobs from ops_app;
--> statement-breakpoint
revoke update, truncate on audit_private from ops_app;
--> statement-breakpoint
-- Nothing that happened is deleted, nor can another release of the policy be slipped in.
revoke delete, truncate on actions, action_targets, evidence, approval_requests, approval_votes, effects, policy_versions from ops_app;
--> statement-breakpoint
-- For the owner too: a mistake in a migration or a console must not rewrite history.
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'insufficient_privilege';
end
$$;
--> statement-breakpoint
create trigger audit_events_append_only before update or delete on audit_events
  for each row execute function refuse_change();
--> statement-breakpoint
create trigger audit_events_no_truncate before truncate on audit_events
  for each statement execute function refuse_change();
--> statement-breakpoint
create trigger policy_decisions_append_only before update or delete on policy_decisions
  for each row execute function refuse_change();
--> statement-breakpoint
create trigger policy_decisions_no_truncate before truncate on policy_decisions
  for each statement execute function refuse_change();
--> statement-breakpoint
create trigger blobs_append_only before update or delete on blobs
  for each row execute function refuse_change();
--> statement-breakpoint
create trigger blobs_no_truncate before truncate on blobs
  for each statement execute function refuse_change();
--> statement-breakpoint
-- A terminal action stays as it is, whatever the code believes.
create function refuse_change_of_terminal() returns trigger language plpgsql as $$
begin
  if old.status in ('blocked', 'rejected', 'expired', 'cancelled', 'succeeded', 'failed') then
    raise exception 'action % is %, which is final', old.id, old.status using errcode = 'check_violation';
  end if;
  return new;
end
$$;
--> statement-breakpoint
create trigger actions_terminal_is_final before update of status, payload, pinned_digest, generation, fence on actions
  for each row execute function refuse_change_of_terminal();
