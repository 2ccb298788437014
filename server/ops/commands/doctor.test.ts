import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { outbox } from "@/drizzle/schema/outbox";
import { policyVersions } from "@/drizzle/schema/policy";
import { connectDatabase } from "@/server/db";
import type { Db } from "@/server/db";
import { appendAudit } from "@/server/kernel/audit";
import { migrateDatabase } from "@/server/ops/migrate-database";
import { runOps } from "@/server/ops/run";
import { testDatabase } from "@/server/testing/database";
import type { TestDatabase } from "@/server/testing/database";
import { testAdminUrl, testRedisUrl } from "@/server/testing/test-env";
import { testOps } from "@/server/testing/test-ops";

let database: TestDatabase;
const opened: TestDatabase[] = [];
beforeEach(async () => {
  database = await testDatabase();
  opened.push(database);
  const url = new URL(testAdminUrl());
  url.pathname = new URL(database.url).pathname;
  await migrateDatabase(url.href);
});
afterAll(() => Promise.all(opened.map((one) => one.close())));

/** Level and text of each line, by its title. */
async function examine(db: Db = database.db, redisUrl = testRedisUrl()) {
  const { ops, out } = testOps(db, { variables: { REDIS_URL: redisUrl } });
  const code = await runOps(["doctor"], ops);
  const lines = out.map((line) => /^(\w+) +(.{12}) {2}(.+)$/.exec(line) ?? []);
  return {
    code,
    line: Object.fromEntries(lines.map(([, level, title = "", text]) => [title.trim(), `${level} ${text}`])),
  };
}

test("a healthy installation: one line each, exit code 0", async () => {
  const { code, line } = await examine();
  expect(code).toBe(0);
  expect(line).toEqual({
    Postgres: expect.stringMatching(/^ok version \d+.* as role ops_app$/),
    Migrations: expect.stringMatching(/^ok \d+ applied, none missing$/),
    "Audit trail": "ok the app role can only append",
    Seal: expect.stringMatching(/^ok 0 events are sealed/),
    Policy: expect.stringMatching(/^ok version \d+ is active and matches this code$/),
    Redis: expect.stringMatching(/^ok .*AOF on, noeviction$/),
    Relay: "ok nothing is waiting",
    Outbox: "ok nothing is waiting",
    Mail: expect.stringMatching(/^warn no provider is configured/),
  });
});

describe("exit code 1 and a fail line when", () => {
  test("the process would connect as the owner of the trail", async () => {
    const { code, line } = await examine(database.ownerDb);
    expect(code).toBe(1);
    expect(line["Audit trail"]).toMatch(/^fail .*as the owner/);
  });

  test("the triggers of the trail are switched off", async () => {
    await database.ownerDb.execute("alter table audit_events disable trigger all");
    expect((await examine()).line["Audit trail"]).toMatch(/^fail .*triggers/);
  });

  test("the triggers of what is sealed are switched off", async () => {
    await database.ownerDb.execute("alter table audit_seals disable trigger audit_seals_append_only");
    expect((await examine()).line["Audit trail"]).toMatch(/^fail .*triggers/);
  });

  test("events have waited too long for their seal", async () => {
    const at = new Date(Date.now() - 120_000);
    const entry = { type: "test.waits", at, actor: { kind: "system", id: "test" }, body: {} } as const;
    await database.db.transaction((tx) => appendAudit(tx, [entry]));
    const { code, line } = await examine();
    expect(code).toBe(1);
    expect(line.Seal).toMatch(/^fail .*does a worker with a key run/);
  });

  test("the app role was granted too much", async () => {
    await database.ownerDb.execute("grant update (body) on audit_events to ops_app");
    expect((await examine()).line["Audit trail"]).toMatch(/^fail .*may change/);
  });

  test("the active policy is of other rules", async () => {
    await database.ownerDb.update(policyVersions).set({ codeHash: "other-rules" });
    expect((await examine()).line["Policy"]).toMatch(/^fail .*other rules/);
  });

  test("a migration is missing", async () => {
    await database.ownerDb.execute("delete from drizzle.__drizzle_migrations where id > 1");
    expect((await examine()).line["Migrations"]).toMatch(/^fail not applied: /);
  });

  test("messages have waited too long", async () => {
    const hourAgo = new Date(Date.now() - 3_600_000);
    const message = { topic: "notice.agent", body: {}, createdAt: hourAgo, nextAt: hourAgo };
    await database.db.insert(outbox).values({ ...message, dedupeKey: "old" });
    await database.db.insert(outbox).values({ ...message, dedupeKey: "sent", sentAt: hourAgo });
    expect((await examine()).line["Outbox"]).toMatch(/^fail 1 waiting, the oldest for 360\d s/);
  });

  test("Redis cannot be reached", async () => {
    const { code, line } = await examine(database.db, "redis://127.0.0.1:1");
    expect(code).toBe(1);
    expect(line["Redis"]).toMatch(/^fail could not be checked: /);
  });

  test("Postgres cannot be reached; every line is still there", async () => {
    const gone = connectDatabase("postgres://ops_app:secret-word@127.0.0.1:1/ops", 1);
    const { code, line } = await examine(gone.db);
    await gone.close();
    expect(code).toBe(1);
    expect(line["Postgres"]).toMatch(/^fail could not be checked: .*ECONNREFUSED/);
    expect(Object.keys(line)).toHaveLength(9);
    expect(JSON.stringify(line)).not.toContain("secret-word");
  });
});
