import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { notifications } from "@/drizzle/schema/notifications";
import { staff } from "@/drizzle/schema/staff";
import type { SignedInStaff } from "@/server/auth/staff-member";
import { newId } from "@/server/kernel/key";
import { testDatabase } from "@/server/testing/database";
import type { TestDatabase } from "@/server/testing/database";
import { makeStaff } from "@/server/testing/make";
import { markNoticesSeen, readNotices } from "./notices";

let database: TestDatabase;
let me: SignedInStaff;
beforeAll(async () => {
  database = await testDatabase();
});
beforeEach(async () => {
  const { id } = await makeStaff(database.db, "operator", "Evan");
  const [row] = await database.db.select().from(staff).where(eq(staff.id, id));
  if (!row) throw new Error("nobody was made");
  me = { id, name: row.name, email: row.email, role: row.role };
});
afterAll(() => database.close());

const minute = (n: number) => new Date(Date.UTC(2026, 0, 1, 12, n));
const tell = (title: string, at: Date, rest: Partial<typeof notifications.$inferInsert> = {}) =>
  database.db.insert(notifications).values({
    id: newId(),
    dedupeKey: newId(),
    level: "alert",
    audience: `staff:${me.id}`,
    title,
    body: "",
    createdAt: at,
    ...rest,
  });

describe("the bell", () => {
  it("has what is urgent first, and leaves what waits for a decision to the list of it", async () => {
    await tell("an alert", minute(3));
    await tell("an emergency", minute(1), { level: "urgent" });
    await tell("Waits for a decision: something", minute(4), { dedupeKey: `held:${newId()}:1` });
    const { items, unread } = await readNotices(database.db, me);
    expect(items.map(({ title }) => title)).toEqual(["an emergency", "an alert"]);
    expect(unread).toBe(2);
  });

  it("keeps unread what came after the newest notice that was on the screen", async () => {
    await tell("seen", minute(1));
    await tell("came meanwhile", minute(2));
    await markNoticesSeen(database.db, me, { upTo: minute(1) });
    const { items, unread } = await readNotices(database.db, me);
    expect(items.map(({ title, unread: isUnread }) => [title, isUnread])).toEqual([
      ["came meanwhile", true],
      ["seen", false],
    ]);
    expect(unread).toBe(1);
  });

  it("does not make unread again what was seen", async () => {
    await tell("seen", minute(2));
    await markNoticesSeen(database.db, me, { upTo: minute(2) });
    await markNoticesSeen(database.db, me, { upTo: minute(1) });
    expect((await readNotices(database.db, me)).unread).toBe(0);
  });
});
