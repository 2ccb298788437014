import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eq, sql } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { auditArchives, auditEvents, auditPrivate, auditSeals } from "@/drizzle/schema/audit";
import { effects } from "@/drizzle/schema/effects";
import { cancelAction } from "@/server/kernel/cancel";
import { databaseScene } from "@/server/testing/database-scene";
import type { DatabaseScene } from "@/server/testing/database-scene";
import { testSigner } from "@/server/testing/test-signer";
import { archiveTrail } from "./archive-trail";
import { exportTrail } from "./export-trail";
import { readInclusion } from "./read-proofs";
import { readReceipt } from "./receipt";
import { sealEvents } from "./seal";
import { verifyTrail } from "./verify-trail";

const LATER = new Date("2100-01-01T00:00:00Z");
const key = testSigner();

let scene: DatabaseScene;
let dir: string;
beforeEach(async () => {
  scene = await databaseScene();
  dir = mkdtempSync(join(tmpdir(), "ops-archive-"));
});
afterEach(async () => {
  await scene.close();
  rmSync(dir, { recursive: true, force: true });
});

const seal = async () => (await sealEvents(scene.db, [key], 10_000)).note ?? "";
const archive = () => archiveTrail(scene.ownerDb, scene.evan, { before: LATER, dir });
const cancelled = async () => {
  const { id } = await scene.holdOne();
  await cancelAction(scene.kernel, scene.evan, id, "Not needed.");
  return id;
};
const ledgered = (actionId: string, effectKey: string) =>
  scene.db.insert(effects).values({
    ...{ effectKey, actionId, generation: 1, targetN: 0, step: "test", port: "mail", fence: 1 },
    ...{ intentAt: new Date(), outcome: "done" },
  });

/** What is left in the database, as a file for the tool. */
async function rest(): Promise<string> {
  let text = "";
  for await (const line of exportTrail(scene.db, new Date())) text += line;
  return fileOf("rest.jsonl", text);
}

function fileOf(name: string, text: string): string {
  const file = join(dir, name);
  writeFileSync(file, text);
  return file;
}

function verify(...args: string[]): Promise<string> {
  return new Promise((resolve) => {
    execFile(process.execPath, ["tools/verify-audit.mjs", ...args], (_, out, err) => resolve(out + err));
  });
}

async function faultNow(): Promise<string | null | undefined> {
  let fault: string | null | undefined;
  for await (const { outcome } of verifyTrail(scene.db, scene.evan)) fault = outcome?.fault;
  return fault;
}

describe("an archive of the trail", () => {
  it("takes out ended actions alone, with their effects and private parts, and leaves the others whole", async () => {
    const [ended, held] = [await cancelled(), (await scene.holdOne()).id];
    await ledgered(ended, "of-ended");
    await ledgered(held, "of-held");
    await seal();
    expect(await archive()).toMatchObject({ from: 0, until: 3, events: 2, effects: 1 });
    expect(await scene.eventsOf(ended)).toEqual([]);
    expect(await scene.eventTypesOf(held)).toEqual(["action.held"]);
    expect(await scene.db.select({ key: effects.effectKey }).from(effects)).toEqual([{ key: "of-held" }]);
    expect(await scene.db.$count(auditPrivate)).toBe(1);
    expect(readFileSync(join(dir, "effects-0-3.jsonl"), "utf8")).toContain('"effectKey":"of-ended"');
    // What it took is on record, with the hashes of both files.
    const [event] = await scene.db.select().from(auditEvents).where(eq(auditEvents.type, "audit.archived"));
    const trailSha256 = createHash("sha256")
      .update(readFileSync(join(dir, "trail-0-3.jsonl")))
      .digest("hex");
    expect(event?.body).toMatchObject({ from: 0, until: 3, events: 2, effects: 1, trailSha256 });
  });

  it("leaves every proof valid: of files, of the rest, of all in a row, and of an event that is gone", async () => {
    await cancelled();
    const older = fileOf("older.txt", await seal());
    const straddling = await scene.holdOne();
    await seal();
    await archive();
    const [gone] = await scene.db.select().from(auditSeals).where(eq(auditSeals.seq, 0));
    await cancelAction(scene.kernel, scene.evan, straddling.id, "Too late.");
    await seal();
    expect(await archive()).toMatchObject({ from: 3, until: 5, events: 3 });
    await cancelled();
    await seal();

    const [first, second, third] = [join(dir, "trail-0-3.jsonl"), join(dir, "trail-3-5.jsonl"), await rest()];
    const says = [`--checkpoint`, older];
    expect(await verify(first, second, third, ...says)).toMatch(/^Verified: 8 events of 3 actions, 4 checkpoints/);
    expect(await verify(first, ...says)).toMatch(/^Verified: 3 events/);
    expect(await verify(third)).toMatch(/^Verified: 3 events .*the first 5 events are in other files/);
    expect(await verify(third, ...says)).toMatch(/^FAULT: .* is older than the beginning of the file/);
    expect(await verify(first, third)).toMatch(/begins at event 5, but the file before it ends at 3/);
    expect(await faultNow()).toBeNull();
    // Its content is in the first file, its way to today's root in the database.
    expect(await readInclusion(scene.db, gone?.eventId ?? "")).toMatchObject({ seq: 0, size: 8 });
    await expect(readReceipt(scene.db, straddling.id)).rejects.toMatchObject({ code: "archived" });
  });

  it("is refused when the trail does not verify, and leaves no file", async () => {
    const id = await cancelled();
    await seal();
    await scene.ownerDb.transaction(async (tx) => {
      await tx.execute(sql`set local session_replication_role = replica`);
      await tx.update(auditEvents).set({ actorId: "velma" }).where(eq(auditEvents.actionId, id));
    });
    await expect(archive()).rejects.toThrow("is not what was sealed. Nothing was archived");
    expect(readdirSync(dir)).toEqual([]);
    expect(await scene.eventsOf(id)).toHaveLength(2);
  });

  it("takes nothing that is younger, and nothing twice", async () => {
    await cancelled();
    await seal();
    expect(await archiveTrail(scene.ownerDb, scene.evan, { before: new Date("2000-01-01"), dir })).toBeNull();
    await archive();
    expect(await archive()).toBeNull();
  });

  it("finds what was changed in a kept row below its end, and in the file", async () => {
    await cancelled();
    const { id } = await scene.holdOne();
    await seal();
    await archive();
    const text = readFileSync(join(dir, "trail-0-3.jsonl"), "utf8");
    expect(
      await verify(fileOf("forged.jsonl", text.replace("Not needed", "Was needed").replace("shaggy", "velma"))),
    ).toMatch(/^FAULT: event 0 .* the row was changed/);
    await scene.ownerDb.transaction(async (tx) => {
      await tx.execute(sql`set local session_replication_role = replica`);
      await tx.update(auditEvents).set({ actorId: "velma" }).where(eq(auditEvents.actionId, id));
    });
    expect(await faultNow()).toBe("Event 2 (action.held) is not what was sealed.");
  });
});

describe("what no archive holds", () => {
  it("cannot be taken out, by the owner neither; and what serves cannot archive", async () => {
    const [ended, held] = [await cancelled(), (await scene.holdOne()).id];
    await ledgered(ended, "of-ended");
    const erase = (id: string) => scene.ownerDb.delete(auditEvents).where(eq(auditEvents.actionId, id));
    await expect(erase(ended)).rejects.toThrow();
    await expect(scene.ownerDb.delete(effects)).rejects.toThrow();
    await seal();
    await archive();
    await expect(erase(held)).rejects.toThrow();
    const later = await cancelled();
    await expect(erase(later)).rejects.toThrow();
    const forged = { until: 99, from: 3, events: 0, effects: 0, trailSha256: "", effectsSha256: "", archivedAt: LATER };
    await expect(scene.db.insert(auditArchives).values(forged)).rejects.toThrow();
    await expect(scene.db.delete(auditEvents)).rejects.toThrow();
  });
});
