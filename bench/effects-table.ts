import type { OpenStores } from "./stores";

/** Where the peers' jobs leave their effect: one row, as a notice is one row. */
export async function createEffectsTable({ admin }: Pick<OpenStores, "admin">): Promise<void> {
  await admin`create table bench_effects (id text primary key, body jsonb not null, at timestamptz not null default now())`;
  await admin`grant insert on bench_effects to ops_app`;
}
