import { asc, count, sql } from "drizzle-orm";
import { afterEach, beforeEach, expect, it } from "vitest";
import { auditCheckpoints, auditEvents, auditKeys, auditSeals } from "@/drizzle/schema/audit";
import { outbox } from "@/drizzle/schema/outbox";
import type { Db } from "@/server/db";
import { appendAudit } from "@/server/kernel/audit";
import { databaseScene } from "@/server/testing/database-scene";
import type { DatabaseScene } from "@/server/testing/database-scene";
import { testSigner } from "@/server/testing/test-signer";
import { mailCheckpoint } from "./mail-checkpoint";
import { treeHash } from "./merkle";
import { makeSigner, openNote, parseSigner, parseVerifier } from "./note";
import { sealEvents } from "./seal";
import { isAnythingUnsealed, readSealLag } from "./unsealed";

let scene: DatabaseScene;
beforeEach(async () => {
  scene = await databaseScene();
});
afterEach(() => scene.close());

const key = testSigner();
const LIMIT = 10_000;

const append = (db: Db, type: string, events = 1) =>
  db.transaction(async (tx) => {
    const entry = { type, at: new Date(), actor: { kind: "system", id: "test" }, body: {} } as const;
    await appendAudit(
      tx,
      Array.from({ length: events }, () => entry),
    );
  });

const sealedTypes = async () => {
  const rows = await scene.db.execute<{ type: string }>(sql`
    select e.type from audit_seals s join audit_events e on e.id = s.event_id order by s.seq`);
  return rows.map(({ type }) => type);
};

/** Everything that must hold of the sealed part, from the rows alone. */
async function expectWholeTree() {
  const seals = await scene.db.select().from(auditSeals).orderBy(asc(auditSeals.seq));
  expect(seals.map(({ seq }) => seq)).toEqual(seals.map((_, i) => i));
  const checkpoints = await scene.db.select().from(auditCheckpoints).orderBy(asc(auditCheckpoints.size));
  const leaves = seals.map(({ leaf }) => leaf);
  for (const { size, root, note } of checkpoints) {
    expect(root).toEqual(treeHash(leaves.slice(0, size)));
    expect(note).toContain(`test/trail\n${size}\n${root.toString("base64")}\n\n— test/trail `);
  }
  expect(checkpoints.at(-1)?.size ?? 0).toBe(seals.length);
}

it("seals every committed event once, in order, whatever the size of a batch", async () => {
  await append(scene.db, "test.many", 700);
  await append(scene.db, "test.last");
  const total = (await scene.db.select().from(auditEvents)).length;
  const sealed = [];
  for (;;) {
    const { count: taken } = await sealEvents(scene.db, [key], 300);
    if (taken === 0) break;
    sealed.push(taken);
  }
  expect(sealed).toEqual([300, 300, total - 600]);
  expect((await sealedTypes()).at(-1)).toBe("test.last");
  await expectWholeTree();
  expect(await isAnythingUnsealed(scene.db)).toBe(false);
  expect(await readSealLag(scene.db)).toEqual({ size: total, seconds: 0 });
});

it("never skips a transaction that commits late, and does not wait for it", async () => {
  const begun = Promise.withResolvers<void>();
  const mayCommit = Promise.withResolvers<void>();
  const late = scene.db.transaction(async (tx) => {
    await appendAudit(tx, [{ type: "test.late", at: new Date(), actor: { kind: "system", id: "test" }, body: {} }]);
    begun.resolve();
    await mayCommit.promise;
  });
  await begun.promise;
  await append(scene.db, "test.early");
  await sealEvents(scene.db, [key], LIMIT);
  expect(await sealedTypes()).toContain("test.early");
  await append(scene.db, "test.between");
  await sealEvents(scene.db, [key], LIMIT);
  mayCommit.resolve();
  await late;
  expect(await isAnythingUnsealed(scene.db)).toBe(true);
  await sealEvents(scene.db, [key], LIMIT);
  expect((await sealedTypes()).slice(-3)).toEqual(["test.early", "test.between", "test.late"]);
  await expectWholeTree();
});

it("gives each place once while many seal and many write", async () => {
  const writing = Promise.all(
    Array.from({ length: 4 }, async (_, writer) => {
      for (let turn = 0; turn < 25; turn += 1) await append(scene.db, `test.writer_${writer}`, 3);
    }),
  );
  let isWriting = true;
  const sealing = Array.from({ length: 3 }, async () => {
    while (isWriting) await sealEvents(scene.db, [key], 40);
  });
  await writing;
  isWriting = false;
  await Promise.all(sealing);
  while ((await sealEvents(scene.db, [key], LIMIT)).count > 0);
  const [events] = await scene.db.select({ total: count() }).from(auditEvents);
  expect((await sealedTypes()).length).toBe(events?.total);
  await expectWholeTree();
});

it("seals what a restored dump brings, whose writers are of another cluster", async () => {
  await append(scene.db, "test.before");
  await sealEvents(scene.db, [key], LIMIT);
  await scene.ownerDb.transaction(async (tx) => {
    await tx.execute(sql`set local session_replication_role = replica`);
    await tx.execute(sql`update audit_checkpoints set horizon = '18446744073709551000'::xid8`);
  });
  await append(scene.db, "test.after");
  await sealEvents(scene.db, [key], LIMIT);
  expect((await sealedTypes()).at(-1)).toBe("test.after");
});

it("does not build upon a tail that was cut off or rewritten", async () => {
  await append(scene.db, "test.one", 5);
  await sealEvents(scene.db, [key], LIMIT);
  await scene.ownerDb.transaction(async (tx) => {
    await tx.execute(sql`set local session_replication_role = replica`);
    await tx.execute(sql`update audit_seals set leaf = sha256(leaf) where seq = 0`);
  });
  await append(scene.db, "test.two");
  await expect(sealEvents(scene.db, [key], LIMIT)).rejects.toThrow(/not the one of checkpoint/);
});

it("takes no key of another trail: two workers with a key each do not make two trails in turns", async () => {
  await append(scene.db, "test.one");
  await sealEvents(scene.db, [key], LIMIT);
  await append(scene.db, "test.two");
  const other = parseSigner(makeSigner("test/other")) ?? key;
  await expect(sealEvents(scene.db, [other], LIMIT)).rejects.toThrow(/another trail than test\/trail/);
});

it("lets the old key vouch for the new one, once", async () => {
  const next = testSigner();
  const notes: (string | null)[] = [];
  for (const ring of [[key], [key, next], [key, next]]) {
    await append(scene.db, "test.turn");
    notes.push((await sealEvents(scene.db, ring, LIMIT)).note);
  }
  const listed = await scene.db.select().from(auditKeys).orderBy(asc(auditKeys.sinceSize));
  const verifiers = listed.flatMap(({ verifier }) => parseVerifier(verifier) ?? []);
  expect(verifiers.map(({ id }) => id)).toEqual([key.id, next.id]);
  expect(notes.map((note) => openNote(note ?? "", verifiers).signedBy)).toEqual([
    [key.id],
    [key.id, next.id],
    [next.id],
  ]);
  expect(openNote((notes[0] ?? "").replace("test/trail\n", "test/other\n"), verifiers).signedBy).toEqual([]);
});

it("lets neither the app role nor the owner change what is sealed", async () => {
  await append(scene.db, "test.one");
  await sealEvents(scene.db, [key], LIMIT);
  for (const table of ["audit_seals", "audit_nodes", "audit_checkpoints", "audit_keys"]) {
    for (const change of [`delete from ${table}`, `truncate ${table}`]) {
      await expect(scene.db.execute(sql.raw(change))).rejects.toThrow();
    }
  }
  const refused = { cause: { message: expect.stringContaining("append-only") } };
  await expect(scene.ownerDb.execute(sql`delete from audit_seals`)).rejects.toMatchObject(refused);
  await expect(scene.ownerDb.execute(sql`update audit_checkpoints set size = size`)).rejects.toMatchObject(refused);
});

it("mails operators the last checkpoint of the days before, once", async () => {
  await append(scene.db, "test.one");
  await sealEvents(scene.db, [key], LIMIT);
  await mailCheckpoint(scene.db);
  expect(await scene.db.select().from(outbox)).toEqual([]);
  await scene.ownerDb.transaction(async (tx) => {
    await tx.execute(sql`set local session_replication_role = replica`);
    await tx.execute(sql`update audit_checkpoints set sealed_at = now() - interval '1 day'`);
  });
  for (let turn = 0; turn < 2; turn += 1) await mailCheckpoint(scene.db);
  const mails = await scene.db.select().from(outbox);
  const [{ root } = { root: Buffer.alloc(0) }] = await scene.db.select().from(auditCheckpoints);
  expect(mails).toMatchObject([
    { topic: "notice.mail", body: { staffId: scene.evan.id, text: expect.stringContaining(root.toString("base64")) } },
  ]);
});
