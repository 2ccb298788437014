import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { asc, desc, eq, inArray, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { auditCheckpoints, auditEvents, auditKeys, auditPrivate, auditSeals } from "@/drizzle/schema/audit";
import type { Tx } from "@/server/db";
import { leafOf } from "@/server/kernel/audit";
import { cancelAction } from "@/server/kernel/cancel";
import { eraseMember } from "@/server/ops/erase-member";
import { databaseScene } from "@/server/testing/database-scene";
import type { DatabaseScene } from "@/server/testing/database-scene";
import { testSigner } from "@/server/testing/test-signer";
import { checkpointText } from "./checkpoint";
import { exportTrail } from "./export-trail";
import { treeHash } from "./merkle";
import { signNote } from "./note";
import type { Signer } from "./note";
import { readReceipt } from "./receipt";
import { sealEvents } from "./seal";
import { contentOf } from "./sealed-event";

let scene: DatabaseScene;
let dir: string;
/** Kept outside the database: the checkpoint of the first half of the trail. */
let older: string;
let cancelled: { id: string; userId: string };

const key = testSigner();
const seal = async (ring = [key]) => (await sealEvents(scene.db, ring, 10_000)).note ?? "";

beforeAll(async () => {
  scene = await databaseScene();
  dir = mkdtempSync(join(tmpdir(), "ops-verify-"));
  cancelled = await scene.holdOne();
  await cancelAction(scene.kernel, scene.evan, cancelled.id, "Not needed.");
  const held = await scene.holdOne();
  older = fileOf("older.txt", await seal());
  await scene.approve(held);
  await scene.holdOne();
  await seal();
});
afterAll(async () => {
  await scene.close();
  rmSync(dir, { recursive: true, force: true });
});

function fileOf(name: string, text: string): string {
  const file = join(dir, name);
  writeFileSync(file, text);
  return file;
}

/** The tool as anybody runs it: by Node alone, elsewhere, with nothing of this project in reach. */
function verify(...args: string[]): Promise<{ code: number; said: string }> {
  const tool = fileOf("verify-audit.mjs", readFileSync("tools/verify-audit.mjs", "utf8"));
  return new Promise((resolve) => {
    execFile(process.execPath, [tool, ...args], { cwd: dir }, (error, out, err) => {
      resolve({ code: error ? Number(error.code) : 0, said: out + err });
    });
  });
}

async function exported(reader: Parameters<typeof exportTrail>[0] = scene.db): Promise<string> {
  let text = "";
  for await (const line of exportTrail(reader, new Date())) text += line;
  return text;
}

/** What the tool says of a trail that somebody with every right has changed, behind the triggers' back. */
async function afterTampering(tamper: (tx: Tx) => Promise<unknown>) {
  let text = "";
  const undo = new Error("undo");
  const work = scene.ownerDb.transaction(async (tx) => {
    await tx.execute(sql`set local session_replication_role = replica`);
    await tamper(tx);
    text = await exported(tx);
    throw undo;
  });
  await expect(work).rejects.toBe(undo);
  return verify(fileOf("tampered.jsonl", text), "--checkpoint", older);
}

const lastSeq = async (tx: Tx) =>
  (await tx.select().from(auditSeals).orderBy(desc(auditSeals.seq)).limit(1))[0]?.seq ?? 0;

/** Leaves, roots and notes made anew over whatever the rows now say. */
async function resealAll(tx: Tx, signer: Signer) {
  const rows = await tx
    .select({ seq: auditSeals.seq, row: auditEvents })
    .from(auditSeals)
    .innerJoin(auditEvents, eq(auditEvents.id, auditSeals.eventId))
    .orderBy(asc(auditSeals.seq));
  const leaves = rows.map(({ row }) => leafOf(contentOf(row)));
  for (const [i, { row, seq }] of rows.entries()) {
    const leaf = leaves[i] ?? Buffer.alloc(0);
    await tx.update(auditEvents).set({ leaf }).where(eq(auditEvents.id, row.id));
    await tx.update(auditSeals).set({ leaf }).where(eq(auditSeals.seq, seq));
  }
  for (const { size } of await tx.select().from(auditCheckpoints)) {
    const root = treeHash(leaves.slice(0, size));
    const note = signNote(checkpointText({ origin: "test/trail", size, root }), [signer]);
    await tx.update(auditCheckpoints).set({ root, note }).where(eq(auditCheckpoints.size, size));
  }
}

const rewriteOne = (tx: Tx) =>
  tx.execute(
    sql`update audit_events set actor_id = 'scooby' where action_id = ${cancelled.id} and actor_kind = 'agent'`,
  );

it("takes an untouched export, and every earlier checkpoint in it", async () => {
  const { code, said } = await verify(fileOf("whole.jsonl", await exported()), "--checkpoint", older);
  expect(said).toMatch(
    /^Verified: \d+ events of 3 actions, 2 checkpoints of test\/trail, 1 earlier checkpoints contained\.\n$/,
  );
  expect(code).toBe(0);
});

describe("names the fault when somebody with every right", () => {
  it("changes a row", async () => {
    expect(await afterTampering(rewriteOne)).toEqual({
      code: 1,
      said: expect.stringMatching(/^FAULT: event \d+ \(action\.held, .*\): its content does not give its leaf/),
    });
  });

  it("changes a row together with its leaf", async () => {
    const { code, said } = await afterTampering(async (tx) => {
      const checkpoints = await tx.select().from(auditCheckpoints);
      await rewriteOne(tx);
      await resealAll(tx, key);
      for (const { size, root, note } of checkpoints)
        await tx.update(auditCheckpoints).set({ root, note }).where(eq(auditCheckpoints.size, size));
    });
    expect(said).toMatch(/^FAULT: the checkpoint of \d+ events .* is not the root of these events/);
    expect(code).toBe(1);
  });

  it("deletes a row", async () => {
    const gone = await afterTampering((tx) =>
      tx.execute(sql`delete from audit_events where action_id = ${cancelled.id}`),
    );
    expect(gone).toEqual({ code: 1, said: expect.stringMatching(/^FAULT: event \d+: its row is gone/) });
    const closed = await afterTampering(async (tx) => {
      const [first] = await tx.select().from(auditSeals).where(eq(auditSeals.seq, 3));
      await tx.delete(auditEvents).where(eq(auditEvents.id, first?.eventId ?? ""));
      await tx.delete(auditSeals).where(eq(auditSeals.seq, 3));
    });
    expect(closed.said).toMatch(/^FAULT: line 5: event 4 stands where 3 belongs: events are missing/);
  });

  it("deletes the tail with its checkpoints", async () => {
    const [first] = await scene.db.select().from(auditCheckpoints).orderBy(asc(auditCheckpoints.size)).limit(1);
    const size = (first?.size ?? 0) - 1;
    const { code, said } = await afterTampering(async (tx) => {
      const rows = await tx.select().from(auditSeals).orderBy(asc(auditSeals.seq));
      const tail = rows.slice(size).map(({ eventId }) => eventId);
      await tx.delete(auditEvents).where(inArray(auditEvents.id, tail));
      await tx.delete(auditSeals).where(inArray(auditSeals.eventId, tail));
      await tx.delete(auditCheckpoints);
      const root = treeHash(rows.slice(0, size).map(({ leaf }) => leaf));
      const note = signNote(checkpointText({ origin: "test/trail", size, root }), [key]);
      const row = { size, root, note, origin: "test/trail", keyId: key.id, horizon: "0", sealedAt: new Date() };
      await tx.insert(auditCheckpoints).values(row);
    });
    expect(said).toMatch(
      /^FAULT: the checkpoint of \d+ events \(.*older\.txt\) is signed, but the file ends after \d+/,
    );
    expect(code).toBe(1);
  });

  it("rewrites history and computes every hash anew, even with the key itself", async () => {
    const { code, said } = await afterTampering(async (tx) => {
      await rewriteOne(tx);
      await resealAll(tx, key);
    });
    expect(said).toMatch(/^FAULT: the checkpoint of \d+ events \(.*older\.txt\) is not the root of these events/);
    expect(code).toBe(1);
  });

  it("puts events in another order", async () => {
    /** Exchanges the places of an event and of the one before it. */
    const swap = (seq: number) => async (tx: Tx) => {
      const aside = (await lastSeq(tx)) + 10;
      for (const [from, to] of [
        [seq, aside],
        [seq - 1, seq],
        [aside, seq - 1],
      ] as const) {
        await tx.update(auditSeals).set({ seq: to }).where(eq(auditSeals.seq, from));
      }
    };
    // The first action is 0 and 1, the second begins at 2.
    expect((await afterTampering(swap(1))).said).toMatch(
      /^FAULT: event 0 \(action\.cancelled\) of action .* starts at held, but the action was new/,
    );
    expect((await afterTampering(swap(2))).said).toMatch(
      /^FAULT: the checkpoint of \d+ .* is not the root of these events/,
    );
  });

  it("forges a signature, or signs with a key of their own", async () => {
    const forger = testSigner();
    const forged = await afterTampering(async (tx) => {
      const [last] = await tx.select().from(auditCheckpoints).orderBy(desc(auditCheckpoints.size)).limit(1);
      const id = Buffer.from(key.id, "hex");
      const signature = Buffer.concat([id, Buffer.alloc(64, 7)]).toString("base64");
      const note = (last?.note ?? "").replace(/^— .*$/m, `— test/trail ${signature}`);
      await tx
        .update(auditCheckpoints)
        .set({ note })
        .where(eq(auditCheckpoints.size, last?.size ?? 0));
    });
    expect(forged).toEqual({ code: 1, said: expect.stringMatching(/^FAULT: .* has a forged signature/) });
    const added = await afterTampering(async (tx) => {
      await rewriteOne(tx);
      await resealAll(tx, forger);
      await tx.insert(auditKeys).values({ id: forger.id, verifier: forger.text, sinceSize: 1 });
    });
    expect(added.said).toMatch(/^FAULT: .* is signed by [0-9a-f]{8} alone, for which no earlier key has vouched/);
    const replaced = await afterTampering(async (tx) => {
      await rewriteOne(tx);
      await resealAll(tx, forger);
      await tx.update(auditKeys).set({ id: forger.id, verifier: forger.text });
    });
    expect(replaced.said).toMatch(
      /^FAULT: the checkpoint of \d+ events \(.*older\.txt\) is signed by no key of this trail/,
    );
  });

  it("takes a step out of an action's life", async () => {
    const { said } = await afterTampering(async (tx) => {
      await tx.execute(sql`update audit_events set body = jsonb_set(body, '{from}', '"approved"')
        where action_id = ${cancelled.id} and type = 'action.cancelled'`);
      await resealAll(tx, key);
    });
    expect(said).toMatch(/^FAULT: event \d+ \(action\.cancelled\) .* starts at approved, but the action was held/);
  });
});

describe("a receipt", () => {
  it("verifies by itself, and not with anything of it changed", async () => {
    const receipt = await readReceipt(scene.db, cancelled.id);
    const check = (name: string, value: unknown, ...more: string[]) =>
      verify(fileOf(`${name}.json`, JSON.stringify(value)), ...more);
    expect(await check("receipt", receipt, "--key", key.text)).toEqual({
      code: 0,
      said: expect.stringMatching(
        /^Verified: 2 events of action .*, which ended as cancelled, are in the trail test\/trail/,
      ),
    });
    expect(await check("claim", { ...receipt, status: "succeeded" })).toMatchObject({ code: 1 });
    const [first, second] = receipt.events;
    expect((await check("short", { ...receipt, events: [first] })).said).toMatch(/^FAULT: the events end at held/);
    const moved = { ...receipt, events: [first, { ...second, seq: (second?.seq ?? 0) + 1 }] };
    expect((await check("moved", moved)).said).toMatch(/is not in the tree of its checkpoint/);
    const stranger = testSigner().text;
    expect((await check("stranger", receipt, "--key", stranger)).said).toMatch(/is signed by no key of this trail/);
  });

  it("is refused while the action is open, and until its last event is sealed", async () => {
    const open = await scene.holdOne();
    await expect(readReceipt(scene.db, open.id)).rejects.toMatchObject({ code: "not_settled" });
    await cancelAction(scene.kernel, scene.evan, open.id, "Not needed.");
    await expect(readReceipt(scene.db, open.id)).rejects.toMatchObject({ code: "not_sealed" });
    await seal();
    expect(await readReceipt(scene.db, open.id)).toMatchObject({ status: "cancelled" });
  });
});

it("goes on with the next key, for which the one before vouches", async () => {
  const next = testSigner();
  await scene.holdOne();
  await seal([key, next]);
  await scene.holdOne();
  const latest = fileOf("latest.txt", await seal([key, next]));
  const file = fileOf("rotated.jsonl", await exported());
  expect(await verify(file, "--checkpoint", older, "--checkpoint", latest, "--key", key.text)).toMatchObject({
    code: 0,
  });
  expect((await verify(file, "--key", testSigner().text)).said).toMatch(/alone, for which no earlier key has vouched/);
});

it("stays whole when what the trail says about a member is erased", async () => {
  const ofMember = () =>
    scene.db
      .select({ id: auditPrivate.eventId })
      .from(auditPrivate)
      .innerJoin(auditEvents, eq(auditEvents.id, auditPrivate.eventId))
      .where(eq(auditEvents.actionId, cancelled.id));
  const before = (await ofMember()).length;
  expect(before).toBeGreaterThan(0);
  expect(await eraseMember(scene.db, scene.evan, cancelled.userId)).toMatchObject({ events: before });
  expect(await ofMember()).toEqual([]);
  await seal();
  expect(await readReceipt(scene.db, cancelled.id)).toMatchObject({ status: "cancelled" });
  const file = fileOf("erased.jsonl", await exported());
  expect(await verify(file, "--checkpoint", older)).toMatchObject({ code: 0 });
});
