CREATE TABLE "audit_checkpoints" (
	"size" bigint PRIMARY KEY NOT NULL,
	"root" "bytea" NOT NULL,
	"origin" text NOT NULL,
	"note" text NOT NULL,
	"key_id" text NOT NULL,
	"horizon" "xid8" NOT NULL,
	"sealed_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_keys" (
	"id" text PRIMARY KEY NOT NULL,
	"verifier" text NOT NULL,
	"since_size" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_nodes" (
	"level" smallint NOT NULL,
	"index" bigint NOT NULL,
	"hash" "bytea" NOT NULL,
	CONSTRAINT "audit_nodes_level_index_pk" PRIMARY KEY("level","index")
);
--> statement-breakpoint
CREATE TABLE "audit_seals" (
	"seq" bigint PRIMARY KEY NOT NULL,
	"event_id" uuid NOT NULL,
	"leaf" "bytea" NOT NULL,
	CONSTRAINT "audit_seals_event_id_unique" UNIQUE("event_id")
);
--> statement-breakpoint
-- Of the trail's kind: written once, by the sealer, and never again; for the owner too.
revoke update, delete, truncate on audit_seals, audit_nodes, audit_checkpoints, audit_keys from ops_app;
--> statement-breakpoint
do $$
declare name text;
begin
  foreach name in array array['audit_seals', 'audit_nodes', 'audit_checkpoints', 'audit_keys'] loop
    execute format('create trigger %I before update or delete on %I for each row execute function refuse_change()',
      name || '_append_only', name);
    execute format('create trigger %I before truncate on %I for each statement execute function refuse_change()',
      name || '_no_truncate', name);
  end loop;
end
$$;
