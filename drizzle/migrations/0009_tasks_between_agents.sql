CREATE TABLE "task_actions" (
	"task_id" uuid NOT NULL,
	"action_id" uuid NOT NULL,
	"agent" text NOT NULL,
	"linked_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "task_actions_task_id_action_id_pk" PRIMARY KEY("task_id","action_id")
);
--> statement-breakpoint
CREATE TABLE "tasks" (
	"id" uuid PRIMARY KEY NOT NULL,
	"title" text NOT NULL,
	"context" text NOT NULL,
	"context_origin" text NOT NULL,
	"attachments" jsonb NOT NULL,
	"is_untrusted" boolean NOT NULL,
	"status" text NOT NULL,
	"assignee" text NOT NULL,
	"visited" text[] NOT NULL,
	"hops" smallint DEFAULT 0 NOT NULL,
	"opened_by_kind" text NOT NULL,
	"opened_by" text NOT NULL,
	"parent_id" uuid,
	"depth" smallint NOT NULL,
	"due_at" timestamp (3) with time zone,
	"escalated_to" text,
	"note" text,
	"version" integer DEFAULT 1 NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"idempotency_key" text,
	"request_hash" text NOT NULL,
	CONSTRAINT "tasks_status_known" CHECK ("tasks"."status" in ('open', 'accepted', 'escalated', 'completed', 'cancelled')),
	CONSTRAINT "tasks_opener_known" CHECK ("tasks"."opened_by_kind" in ('agent', 'staff'))
);
--> statement-breakpoint
ALTER TABLE "notifications" ADD COLUMN "task_id" uuid;--> statement-breakpoint
ALTER TABLE "task_actions" ADD CONSTRAINT "task_actions_task_id_tasks_id_fk" FOREIGN KEY ("task_id") REFERENCES "public"."tasks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task_actions" ADD CONSTRAINT "task_actions_action_id_actions_id_fk" FOREIGN KEY ("action_id") REFERENCES "public"."actions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_assignee_agents_name_fk" FOREIGN KEY ("assignee") REFERENCES "public"."agents"("name") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_parent_id_tasks_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."tasks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "tasks_idempotency_key" ON "tasks" USING btree ("opened_by_kind","opened_by","idempotency_key") WHERE idempotency_key is not null;--> statement-breakpoint
CREATE INDEX "tasks_status" ON "tasks" USING btree ("status","id");--> statement-breakpoint
CREATE INDEX "tasks_assignee" ON "tasks" USING btree ("assignee","id");--> statement-breakpoint
CREATE INDEX "tasks_visited" ON "tasks" USING gin ("visited");--> statement-breakpoint
CREATE INDEX "tasks_due" ON "tasks" USING btree ("due_at") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "tasks_opener" ON "tasks" USING btree ("opened_by_kind","opened_by","id");--> statement-breakpoint
CREATE INDEX "tasks_parent" ON "tasks" USING btree ("parent_id") WHERE parent_id is not null;--> statement-breakpoint
CREATE INDEX "tasks_title_trgm" ON "tasks" USING gin ("title" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "audit_events_task" ON "audit_events" USING btree ((body->>'taskId'),"position") WHERE type like 'task.%';
--> statement-breakpoint
-- What was asked for, by whom and as part of what is written once; only where the task stands changes.
revoke update, delete, truncate on tasks, task_actions from ops_app;--> statement-breakpoint
grant update (status, assignee, visited, hops, escalated_to, note, version, updated_at, ended_at) on tasks to ops_app;--> statement-breakpoint
create function refuse_change_of_ended_task() returns trigger language plpgsql as $$
begin
  raise exception 'task % is %, which is final', old.id, old.status using errcode = 'check_violation';
end
$$;--> statement-breakpoint
create trigger tasks_end_is_final before update on tasks
  for each row when (old.status in ('completed', 'cancelled')) execute function refuse_change_of_ended_task();--> statement-breakpoint
create trigger task_actions_append_only before update or delete on task_actions
  for each row execute function refuse_change();--> statement-breakpoint
create trigger task_actions_no_truncate before truncate on task_actions
  for each statement execute function refuse_change();
