import { sql } from "drizzle-orm";
import { migrate } from "drizzle-orm/postgres-js/migrator";
import { agents } from "@/drizzle/schema/agents";
import { AGENT_NAMES } from "@/server/agents/registry";
import { connectDatabase } from "@/server/db";
import type { Db } from "@/server/db";
import { POLICY_CODE_HASH } from "@/server/policies/revision.gen";
import { MIGRATIONS_FOLDER, knownMigrations } from "./migrations-folder";
import { releasePolicy } from "./release-policy";

/** Any number: serialises releases that start at the same moment. */
const RELEASE_LOCK = 4_712;

/** Brings the database to what this code expects, and answers with a line that says how it stands. */
export async function migrateDatabase(ownerUrl: string): Promise<string> {
  // One connection: the lock belongs to it and ends with it.
  const { db, close } = await lockedDatabase(ownerUrl);
  try {
    await migrate(db, { migrationsFolder: MIGRATIONS_FOLDER });
    await letAppSeeMigrations(db);
    await db
      .insert(agents)
      .values(AGENT_NAMES.map((name) => ({ name })))
      .onConflictDoNothing();
    const policy = await releasePolicy(db, POLICY_CODE_HASH);
    const standing = policy.isNew ? "released" : "active";
    return `The database is current: ${knownMigrations().length} migrations, policy version ${policy.version} ${standing}.`;
  } finally {
    await close();
  }
}

async function lockedDatabase(ownerUrl: string) {
  const database = connectDatabase(ownerUrl, 1);
  // Building an index on a large table takes as long as it takes.
  await database.db.execute(sql`set statement_timeout = 0`);
  await database.db.execute(sql`select pg_advisory_lock(${sql.raw(String(RELEASE_LOCK))})`);
  return database;
}

/** So that `ops doctor` can tell, with the rights of the app role, whether a migration is missing. */
async function letAppSeeMigrations(db: Db): Promise<void> {
  await db.execute(sql`grant usage on schema drizzle to ops_app`);
  await db.execute(sql`grant select on drizzle.__drizzle_migrations to ops_app`);
}
