CREATE TABLE "template_variant_versions" (
	"variant_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"state" text NOT NULL,
	"subject" text NOT NULL,
	"preview" text NOT NULL,
	"blocks" jsonb NOT NULL,
	"content_hash" text NOT NULL,
	"created_by" text NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"published_at" timestamp (3) with time zone,
	"published_by" text,
	"retired_at" timestamp (3) with time zone,
	CONSTRAINT "template_variant_versions_variant_id_version_pk" PRIMARY KEY("variant_id","version"),
	CONSTRAINT "template_variant_versions_state_known" CHECK ("template_variant_versions"."state" in ('draft', 'published', 'retired'))
);
--> statement-breakpoint
CREATE TABLE "template_variants" (
	"id" uuid PRIMARY KEY NOT NULL,
	"template_key" text NOT NULL,
	"name" text NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "template_variants_name_unique" UNIQUE("name"),
	CONSTRAINT "template_variants_template_known" CHECK ("template_variants"."template_key" in ('block_letter', 'block_notice'))
);
--> statement-breakpoint
ALTER TABLE "template_variant_versions" ADD CONSTRAINT "template_variant_versions_variant_id_template_variants_id_fk" FOREIGN KEY ("variant_id") REFERENCES "public"."template_variants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "template_variant_versions_one_draft" ON "template_variant_versions" USING btree ("variant_id") WHERE state = 'draft';--> statement-breakpoint
CREATE INDEX "template_variant_versions_updated" ON "template_variant_versions" USING btree ("updated_at");--> statement-breakpoint
CREATE INDEX "actions_template" ON "actions" USING btree ((coalesce(payload ->> 'templateKey', payload -> 'copy' ->> 'templateKey', payload -> 'copy' ->> 'variantId')),"id") WHERE queue = 'email';--> statement-breakpoint
-- A version begins as a draft, is published as it is, and is then only retired. Variants keep their names.
revoke update, delete, truncate on template_variants from ops_app;--> statement-breakpoint
revoke update, truncate on template_variant_versions from ops_app;--> statement-breakpoint
grant update (state, subject, preview, blocks, content_hash, updated_at, published_at, published_by, retired_at)
  on template_variant_versions to ops_app;--> statement-breakpoint
create function keep_template_copy() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    if new.state = 'draft' then return new; end if;
    raise exception 'a version of a template begins as a draft' using errcode = 'check_violation';
  end if;
  if old.state = 'draft' then
    if tg_op = 'DELETE' then return old; end if;
    if (new.variant_id, new.version, new.created_by) = (old.variant_id, old.version, old.created_by)
      and (new.state = 'draft' or new.state = 'published'
        and (new.subject, new.preview, new.blocks, new.content_hash)
          = (old.subject, old.preview, old.blocks, old.content_hash)) then
      return new;
    end if;
  elsif tg_op = 'UPDATE' and old.state = 'published' and new.state = 'retired' then
    old.state := new.state;
    old.retired_at := new.retired_at;
    if new is not distinct from old then return new; end if;
  end if;
  raise exception 'version % of template % is %, which is final', old.version, old.variant_id, old.state
    using errcode = 'check_violation';
end
$$;--> statement-breakpoint
create trigger template_variant_versions_are_final before insert or update or delete on template_variant_versions
  for each row execute function keep_template_copy();--> statement-breakpoint
create trigger template_variant_versions_no_truncate before truncate on template_variant_versions
  for each statement execute function refuse_change();
