import { eq, isNull } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { notifications } from "@/drizzle/schema/notifications";
import { outbox } from "@/drizzle/schema/outbox";
import { databaseScene } from "@/server/testing/database-scene";
import type { DatabaseScene } from "@/server/testing/database-scene";
import { drainOutbox } from "./drain-outbox";

let scene: DatabaseScene;
beforeAll(async () => {
  scene = await databaseScene();
});
afterAll(() => scene.close());

const notice = { level: "digest", audience: "all", title: "t", text: "x", actionId: null };
let serial = 0;
const put = async (topic: string, body: unknown) => {
  serial += 1;
  const dedupeKey = `test-${serial}`;
  const now = new Date();
  await scene.db.insert(outbox).values({ topic, dedupeKey, body, createdAt: now, nextAt: now });
  return dedupeKey;
};
const rowOf = async (dedupeKey: string) =>
  (await scene.db.select().from(outbox).where(eq(outbox.dedupeKey, dedupeKey)))[0];
const waiting = async () => (await scene.db.select().from(outbox).where(isNull(outbox.sentAt))).length;

describe("a message that nothing can be done with", () => {
  it("does not stop the others, of its topic or of another; it waits and is tried ever more rarely", async () => {
    const before = [await put("notice.staff", notice), await put("notice.staff", notice)];
    const poison = [await put("notice.staff", { nonsense: true }), await put("no.such.topic", {})];
    const after = [await put("notice.staff", notice), await put("notice.agent", { actionId: crypto.randomUUID() })];
    expect(await drainOutbox(scene.kernel, 500)).toBe(6);
    for (const key of [...before, ...after]) expect(await rowOf(key)).toMatchObject({ sentAt: expect.any(Date) });
    for (const key of poison) {
      expect(await rowOf(key)).toMatchObject({ sentAt: null, tries: 1, problem: expect.any(String) });
    }
    expect(await scene.db.select().from(notifications)).toHaveLength(3);
    expect(await drainOutbox(scene.kernel, 500)).toBe(0);
    let waited = 0;
    for (let tries = 2; tries <= 4; tries += 1) {
      await scene.db
        .update(outbox)
        .set({ nextAt: new Date(0) })
        .where(isNull(outbox.sentAt));
      await drainOutbox(scene.kernel, 500);
      const row = await rowOf(poison[0] ?? "");
      expect(row).toMatchObject({ tries });
      const next = (row?.nextAt.getTime() ?? 0) - Date.now();
      expect(next).toBeGreaterThan(waited);
      waited = next;
    }
    expect(await waiting()).toBe(2);
  });

  it("is told to nobody twice when it is put in twice", async () => {
    const count = (await scene.db.select().from(notifications)).length;
    const key = await put("notice.staff", notice);
    await drainOutbox(scene.kernel, 500);
    await scene.db.update(outbox).set({ sentAt: null }).where(eq(outbox.dedupeKey, key));
    await drainOutbox(scene.kernel, 500);
    expect(await scene.db.select().from(notifications)).toHaveLength(count + 1);
  });
});
