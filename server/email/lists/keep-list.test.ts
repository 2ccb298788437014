import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { auditEvents, auditPrivate } from "@/drizzle/schema/audit";
import { audienceLists } from "@/drizzle/schema/campaigns";
import { sampleAudience } from "@/server/email/audiences/find-audience";
import { createAudience } from "@/server/email/audiences/save-audience";
import type { AudienceNode } from "@/server/email/audiences/audience-filter";
import { newId } from "@/server/kernel/key";
import { databaseScene } from "@/server/testing/database-scene";
import type { DatabaseScene } from "@/server/testing/database-scene";
import { makeMembers } from "@/server/testing/make";
import { checkList } from "./check-list";
import { keepList } from "./keep-list";

let scene: DatabaseScene;
beforeAll(async () => {
  scene = await databaseScene();
});
afterAll(() => scene.close());

const base64 = (text: string) => Buffer.from(text).toString("base64");
const check = (text: string) => checkList(scene.db, { base64: base64(text) });
const keep = (text: string, matched: number, as: { name?: string; source?: string } = {}) =>
  keepList(scene.kernel, scene.evan, { name: newId(), source: "members.csv", ...as, matched, base64: base64(text) });
const memberOf = async (email: string, as: Parameters<typeof makeMembers>[2] = {}) => {
  const [row] = await makeMembers(scene.db, 1, { status: "active", ...as, email });
  return row?.id ?? "";
};

describe("the lines of a file", () => {
  it("are matched, foreign, repeated, unreadable or formulas, each once, with its line", async () => {
    await memberOf("ada@example.com");
    await memberOf("jürgen@bücher.example".normalize("NFD"));
    const text = [
      "email,note",
      "ADA@Example.com,first",
      "Jürgen@xn--bcher-kva.example,by another name",
      "ada@example.com,again",
      "jürgen@BÜCHER.example,again",
      "stranger@example.com,x",
      "not an address,x",
      "zoe@example.com,=HYPERLINK(1)",
    ].join("\r\n");
    expect(await check(text)).toMatchObject({
      column: "email",
      counts: { matched: 2, notMembers: 1, duplicates: 2, unreadable: 1, formulas: 1 },
      left: [
        { line: 4, problem: "duplicate", firstLine: 2 },
        { line: 5, problem: "duplicate", firstLine: 3 },
        { line: 6, problem: "not_member", text: "stranger@example.com" },
        { line: 7, problem: "unreadable" },
        { line: 8, problem: "formula", column: "note" },
      ],
    });
  });

  it("find both members of one address that is spelled in two ways", async () => {
    const both = [await memberOf("two@例子.广告"), await memberOf("two@xn--fsqu00a.xn--4rr70v")];
    expect((await check("two@例子.广告")).memberIds.toSorted()).toEqual(both.toSorted());
  });

  it("are shown in part and counted in full when there are many", async () => {
    const many = Array.from({ length: 50_000 }, (_, n) => `nobody${n}@example.com`).join("\n");
    const { counts, left, memberIds } = await check(many);
    expect([counts.notMembers, left.length, memberIds.length]).toEqual([50_000, 100, 0]);
  });

  it("beyond 4 MB are refused before they are read", async () => {
    await expect(check("a".repeat(4 * 1024 * 1024 + 1))).rejects.toMatchObject({ code: "payload_too_large" });
  });
});

describe("a kept list", () => {
  it("names members and nobody else, says where it is from, and is on record without addresses", async () => {
    const member = await memberOf("kept@example.com");
    const { id } = await keep("kept@example.com\nstranger@example.com", 1, {
      name: "Spring meeting",
      source: "C:\\fakepath\\..\\Spring\u202e meeting\u0000.csv",
    });
    const [row] = await scene.db.select().from(audienceLists).where(eq(audienceLists.id, id));
    expect(row).toMatchObject({
      ...{ name: "Spring meeting", source: "Spring meeting.csv", memberIds: [member], createdBy: scene.evan.id },
      counts: { matched: 1, notMembers: 1, duplicates: 0, unreadable: 0, formulas: 0 },
    });
    const events = await scene.db.select().from(auditEvents).where(eq(auditEvents.type, "audience.list_kept"));
    expect(events).toHaveLength(1);
    expect(events[0]?.body).toMatchObject({ listId: id, members: 1, notMembers: 1 });
    expect(JSON.stringify([row, events.map(({ body }) => body)])).not.toContain("@example.com");
    expect(await scene.db.$count(auditPrivate, eq(auditPrivate.eventId, events[0]?.id ?? newId()))).toBe(0);
  });

  it("is not what another look had found: who joins in between is seen first", async () => {
    const text = "early@example.com\nlate@example.com";
    await memberOf("early@example.com");
    await memberOf("late@example.com");
    await expect(keep(text, 1)).rejects.toMatchObject({
      code: "state_conflict",
      message: expect.stringContaining("are members' now"),
    });
  });

  it("has a name of its own, and at least one member", async () => {
    await memberOf("one@example.com");
    await keep("one@example.com", 1, { name: "Once" });
    await expect(keep("one@example.com", 1, { name: "Once" })).rejects.toMatchObject({ code: "state_conflict" });
    await expect(keep("nobody@example.com", 1)).rejects.toMatchObject({ code: "state_conflict" });
  });

  it("never changes, for the owner of the database neither", async () => {
    await memberOf("final@example.com");
    const { id } = await keep("final@example.com", 1);
    const own = eq(audienceLists.id, id);
    for (const db of [scene.db, scene.ownerDb]) {
      await expect(
        db
          .update(audienceLists)
          .set({ memberIds: [newId()] })
          .where(own),
      ).rejects.toThrow();
      await expect(db.delete(audienceLists).where(own)).rejects.toThrow();
    }
  });
});

describe("a filter that names a list", () => {
  const count = async (filter: AudienceNode) => (await sampleAudience(scene.db, filter, 5)).count;

  it("means its members, joined with other tests by and, or and not", async () => {
    const tag = newId().slice(0, 8);
    for (const [n, country] of ["DE", "DE", "US"].entries()) {
      await memberOf(`${tag}${n}@example.com`, { tags: [tag], country });
    }
    const { id } = await keep(`${tag}0@example.com\n${tag}2@example.com`, 2);
    const listed = { field: "listed", listId: id } as const;
    const tagged: AudienceNode = { field: "tags", anyOf: [tag] };
    const german: AudienceNode = { field: "country", in: ["DE"] };
    expect(await count(listed)).toBe(2);
    expect(await count({ all: [listed, german] })).toBe(1);
    expect(await count({ all: [tagged, { any: [listed, german] }] })).toBe(3);
    expect(await count({ all: [tagged, { not: listed }] })).toBe(1);
  });

  it("that is not there is refused, since under a not it would mean everybody", async () => {
    const filter = { not: { field: "listed" as const, listId: newId() } };
    await expect(sampleAudience(scene.db, filter, 5)).rejects.toMatchObject({ code: "target_not_found" });
    await expect(createAudience(scene.kernel, scene.evan, { name: newId(), filter })).rejects.toMatchObject({
      code: "target_not_found",
    });
  });
});
