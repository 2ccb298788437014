import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate } from "drizzle-orm/postgres-js/migrator";
import postgres from "postgres";
import { agents } from "@/drizzle/schema/agents";
import { policyVersions } from "@/drizzle/schema/policy";
import { AGENT_NAMES } from "@/server/agents/registry";
import { connectDatabase } from "@/server/db";
import type { Db } from "@/server/db";
import { digestOf, sha256 } from "@/server/kernel/key";
import { PolicyParameters } from "@/server/policies/parameters";
import { POLICY_CODE_HASH } from "@/server/policies/revision.gen";
import { testAdminUrl } from "./test-env";

export interface TestDatabase {
  /** As the web and worker processes connect: the app role. */
  db: Db;
  /** As migrations connect: owns the tables. */
  ownerDb: Db;
  /** Of the app role. */
  url: string;
  close: () => Promise<void>;
}

/** Another schema or other rules: another template, so that a server that stays up between runs is no trap. */
const TEMPLATE = `ops_test_${sha256(readFileSync("drizzle/migrations/meta/_journal.json")).slice(0, 8)}_${POLICY_CODE_HASH.slice(0, 8)}`;
const APP = { role: "ops_app", password: "app" };
/** Any number: serialises the making of the template between test processes. */
const TEMPLATE_LOCK = 4_711;

/** A database of its own for a test file, cloned from a migrated template in a few milliseconds. */
export async function testDatabase(): Promise<TestDatabase> {
  const admin = postgres(testAdminUrl(), { max: 2, onnotice: () => undefined });
  const name = `ops_test_${randomBytes(6).toString("hex")}`;
  await admin.begin(async (sql) => {
    await sql`select pg_advisory_xact_lock(${TEMPLATE_LOCK})`;
    // On the pool's other connection: a database cannot be made inside a transaction.
    await makeTemplate(admin);
  });
  await admin.unsafe(`create database ${name} template ${TEMPLATE}`);
  const url = urlOf(name, APP);
  const app = connectDatabase(url, 8);
  const owner = connectDatabase(urlOf(name), 2);
  return {
    db: app.db,
    ownerDb: owner.db,
    url,
    async close() {
      await Promise.all([app.close(), owner.close()]);
      await admin.unsafe(`drop database if exists ${name} with (force)`);
      await admin.end();
    },
  };
}

function urlOf(database: string, user?: typeof APP): string {
  const url = new URL(testAdminUrl());
  url.pathname = `/${database}`;
  if (user) {
    url.username = user.role;
    url.password = user.password;
  }
  return url.toString();
}

/** The first test process of a run makes it; a run starts on a fresh server. */
async function makeTemplate(admin: postgres.Sql): Promise<void> {
  const [existing] = await admin`select 1 from pg_database where datname = ${TEMPLATE} and datistemplate`;
  if (existing) return;
  await admin.unsafe(`drop database if exists ${TEMPLATE}`);
  await admin.unsafe(`create database ${TEMPLATE}`);
  const sql = postgres(urlOf(TEMPLATE), { max: 1, onnotice: () => undefined });
  const db = drizzle(sql);
  await migrate(db, { migrationsFolder: "drizzle/migrations" });
  await db.insert(agents).values(AGENT_NAMES.map((agent) => ({ name: agent })));
  const params = PolicyParameters.parse({});
  const now = new Date();
  await db.insert(policyVersions).values({
    codeHash: POLICY_CODE_HASH,
    params,
    paramsHash: digestOf(params),
    note: "shipped",
    createdAt: now,
    createdBy: "deploy",
    activatedAt: now,
  });
  await sql.end();
  await admin.unsafe(`alter role ${APP.role} login password '${APP.password}'`);
  await admin.unsafe(`alter database ${TEMPLATE} is_template true`);
}
