-- RFC 3492: a label of a domain name in ASCII.
create function public.punycode(label text) returns text
  language plpgsql immutable strict parallel safe as $$
declare
  digits constant text := 'abcdefghijklmnopqrstuvwxyz0123456789';
  points int[] := array(select ascii(c) from string_to_table(label, null) with ordinality as t (c, i) order by i);
  output text := regexp_replace(label, '[^\u0001-\u007f]', '', 'g');
  basic int := length(output);
  handled int := basic;
  bound int := 128;
  delta bigint := 0;
  bias bigint := 72;
  point int;
  following int;
  rest bigint;
  place bigint;
  threshold bigint;
begin
  if handled = cardinality(points) then return label; end if;
  if basic > 0 then output := output || '-'; end if;
  while handled < cardinality(points) loop
    select min(p) into following from unnest(points) as p where p >= bound;
    delta := delta + (following - bound)::bigint * (handled + 1);
    bound := following;
    foreach point in array points loop
      if point < bound then delta := delta + 1; end if;
      continue when point <> bound;
      rest := delta;
      place := 36;
      loop
        threshold := least(greatest(place - bias, 1), 26);
        exit when rest < threshold;
        output := output || substr(digits, (threshold + (rest - threshold) % (36 - threshold))::int + 1, 1);
        rest := (rest - threshold) / (36 - threshold);
        place := place + 36;
      end loop;
      output := output || substr(digits, rest::int + 1, 1);
      delta := delta / (case when handled = basic then 700 else 2 end);
      delta := delta + delta / (handled + 1);
      bias := 0;
      while delta > 455 loop
        delta := delta / 35;
        bias := bias + 36;
      end loop;
      bias := bias + 36 * delta / (delta + 38);
      delta := 0;
      handled := handled + 1;
    end loop;
    delta := delta + 1;
    bound := bound + 1;
  end loop;
  return 'xn--' || output;
end
$$;--> statement-breakpoint
create function public.unicode_address_key(address text) returns text
  language plpgsql immutable strict parallel safe as $$
declare
  -- Letter by letter, so that no letter's case hangs on its neighbours. The dotted capital I is the one that becomes two.
  lowered text := normalize(lower(replace(normalize(address, nfc), U&'\0130', U&'i\0307') collate pg_catalog.pg_c_utf8), nfc);
  host_at int := length(lowered) - position('@' in reverse(lowered)) + 2;
  host text := substr(lowered, host_at);
begin
  if position('@' in lowered) = 0 then return lowered; end if;
  -- Nearly UTS 46: widths and ligatures are one letter, and the ideographic full stop is a dot.
  host := replace(lower(normalize(host, nfkc) collate pg_catalog.pg_c_utf8), U&'\3002', '.');
  return substr(lowered, 1, host_at - 1)
    || (select string_agg(public.punycode(label), '.' order by i)
        from string_to_table(normalize(host, nfc), '.') with ordinality as t (label, i));
end
$$;--> statement-breakpoint
-- What two spellings of one address have in common: upper and lower case, composed and decomposed letters, and the two ways
-- to write the domain name. The same whatever the collation of the database is.
create function public.address_key(address text) returns text
  language sql immutable strict parallel safe as $$
  select case
    when address ~ '^[\u0001-\u007f]*$' or length(address) > 320
      then pg_catalog.lower(pg_catalog.btrim(address, E' \t\r\n') collate pg_catalog."C")
    else public.unicode_address_key(pg_catalog.btrim(address, E' \t\r\n'))
  end
$$;--> statement-breakpoint
CREATE INDEX "members_address" ON "members" USING btree (address_key(email::text));--> statement-breakpoint
-- Of two spellings of one address, the suppression that lasts longer stays.
delete from suppressions as shorter using suppressions as longer
  where address_key(shorter.email::text) = address_key(longer.email::text)
    and (shorter.scope, shorter.topic) = (longer.scope, longer.topic)
    and (coalesce(shorter.expires_at, 'infinity'), shorter.id) < (coalesce(longer.expires_at, 'infinity'), longer.id);--> statement-breakpoint
update suppressions set email = address_key(email::text) where email::text <> address_key(email::text);--> statement-breakpoint
delete from soft_bounces as one using soft_bounces as other
  where address_key(one.email::text) = address_key(other.email::text)
    and (one.provider, one.event_id) = (other.provider, other.event_id) and one.email::text < other.email::text;--> statement-breakpoint
update soft_bounces set email = address_key(email::text) where email::text <> address_key(email::text);--> statement-breakpoint
-- Whoever writes it and however it is spelled: closed is closed.
create function public.keep_address_key() returns trigger language plpgsql as $$
begin
  new.email := public.address_key(new.email::text);
  return new;
end
$$;--> statement-breakpoint
create trigger suppressions_by_key before insert or update of email on suppressions
  for each row execute function keep_address_key();--> statement-breakpoint
create trigger soft_bounces_by_key before insert or update of email on soft_bounces
  for each row execute function keep_address_key();--> statement-breakpoint
CREATE TABLE "audience_lists" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"source" text NOT NULL,
	"member_ids" uuid[] NOT NULL,
	"counts" jsonb NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "audience_lists_name_unique" UNIQUE("name"),
	CONSTRAINT "audience_lists_size" CHECK (cardinality("audience_lists"."member_ids") between 1 and 100000)
);
--> statement-breakpoint
CREATE INDEX "audience_lists_time" ON "audience_lists" USING btree ("created_at","id");--> statement-breakpoint
-- What a list means never changes, for the owner too: mailings and audiences name it.
revoke update, delete, truncate on audience_lists from ops_app;--> statement-breakpoint
create trigger audience_lists_append_only before update or delete on audience_lists
  for each row execute function refuse_change();--> statement-breakpoint
create trigger audience_lists_no_truncate before truncate on audience_lists
  for each statement execute function refuse_change();
