import { and, asc, eq, isNotNull, isNull } from "drizzle-orm";
import { afterAll, beforeEach, expect, test } from "vitest";
import { agents } from "@/drizzle/schema/agents";
import { auditEvents } from "@/drizzle/schema/audit";
import { policyVersions } from "@/drizzle/schema/policy";
import { AGENT_NAMES } from "@/server/agents/registry";
import { POLICY_CODE_HASH } from "@/server/policies/revision.gen";
import { testDatabase } from "@/server/testing/database";
import type { TestDatabase } from "@/server/testing/database";
import { testAdminUrl } from "@/server/testing/test-env";
import { testOps } from "@/server/testing/test-ops";
import { checkMigrations } from "./checks/migrations";
import { migrateDatabase } from "./migrate-database";
import { releasePolicy } from "./release-policy";

let database: TestDatabase;
const opened: TestDatabase[] = [];
beforeEach(async () => {
  database = await testDatabase();
  opened.push(database);
});
afterAll(() => Promise.all(opened.map((one) => one.close())));

/** The same database as its owner. */
function ownerUrl(): string {
  const url = new URL(testAdminUrl());
  url.pathname = new URL(database.url).pathname;
  return url.href;
}

const activeVersions = () =>
  database.db
    .select()
    .from(policyVersions)
    .where(and(isNotNull(policyVersions.activatedAt), isNull(policyVersions.retiredAt)));

test("migrating what is current changes nothing and says so", async () => {
  const before = await database.db.select().from(policyVersions);
  expect(await migrateDatabase(ownerUrl())).toMatch(
    /^The database is current: \d+ migrations, policy version \d+ active\.$/,
  );
  expect(await database.db.select().from(policyVersions)).toEqual(before);
});

test("two releases at the same moment do the work once", async () => {
  await database.ownerDb.delete(policyVersions);
  await Promise.all([migrateDatabase(ownerUrl()), migrateDatabase(ownerUrl())]);
  expect(await database.db.select().from(policyVersions)).toHaveLength(1);
});

test("the five agents are there, and those that exist keep what they have", async () => {
  await database.ownerDb.delete(agents).where(eq(agents.name, "fred"));
  await database.ownerDb.update(agents).set({ pauseReason: "kept" }).where(eq(agents.name, "velma"));
  await migrateDatabase(ownerUrl());
  const rows = await database.db.select().from(agents).orderBy(asc(agents.name));
  expect(rows.map(({ name }) => name)).toEqual([...AGENT_NAMES].toSorted());
  expect(rows.find(({ name }) => name === "velma")?.pauseReason).toBe("kept");
});

test("the app role can see which migrations were applied, once one was", async () => {
  await migrateDatabase(ownerUrl());
  expect(await checkMigrations(testOps(database.db).ops)).toMatchObject({ level: "ok" });
});

test("new rules become a new version with the parameters the operators had set, and the trail says so", async () => {
  const { db, ownerDb } = database;
  const [before] = await activeVersions();
  const tuned = { ...Object(before?.params), urgentNoticesPerHour: 3 };
  await ownerDb.update(policyVersions).set({ params: tuned });
  const released = await releasePolicy(ownerDb, "new-rules");
  const [active, ...others] = await activeVersions();
  expect(others).toEqual([]);
  expect(active).toMatchObject({ id: released.version, codeHash: "new-rules", params: tuned });
  expect(active).toMatchObject({ note: "released", createdBy: "deploy" });
  const events = await db.select().from(auditEvents).where(eq(auditEvents.type, "policy.released"));
  expect(events.map(({ body }) => body)).toMatchObject([{ version: released.version, replaces: before?.id }]);
});

test("a parameter the code has added takes its default", async () => {
  const { ownerDb } = database;
  await ownerDb.update(policyVersions).set({ params: { urgentNoticesPerHour: 3 } });
  await releasePolicy(ownerDb, "new-rules");
  const [active] = await activeVersions();
  expect(active?.params).toMatchObject({ urgentNoticesPerHour: 3, bulkTypedCountFrom: 25 });
});

test("going back to older rules is a release too", async () => {
  const { ownerDb } = database;
  await releasePolicy(ownerDb, "new-rules");
  const { isNew } = await releasePolicy(ownerDb, POLICY_CODE_HASH);
  expect(isNew).toBe(true);
  expect(await activeVersions()).toMatchObject([{ codeHash: POLICY_CODE_HASH }]);
});
