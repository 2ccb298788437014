-- citext: addresses compare without case. pg_trgm: text search in lists.
create extension if not exists citext;
--> statement-breakpoint
create extension if not exists pg_trgm;
