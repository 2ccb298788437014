import { open, rm } from "node:fs/promises";
import type { FileHandle } from "node:fs/promises";
import { createHash } from "node:crypto";
import { join } from "node:path";
import { and, asc, gt, lt, sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import { actions } from "@/drizzle/schema/actions";
import { auditArchives, auditCheckpoints, auditEvents, auditPrivate, auditSeals } from "@/drizzle/schema/audit";
import { effects } from "@/drizzle/schema/effects";
import type { Db, Tx } from "@/server/db";
import type { Actor } from "@/server/kernel/actor";
import { appendAudit } from "@/server/kernel/audit";
import { databaseNow } from "@/server/kernel/database-now";
import { TERMINAL_STATUSES } from "@/server/kernel/states";
import { readArchivedSize } from "./archives";
import { checkEvents } from "./check-events";
import { exportTrail } from "./export-trail";
import type { Range } from "./export-trail";
import { readCheckpointOf } from "./read-proofs";

const PAGE = 1_000;
/** Any number: lets one process archive at a time. */
const ARCHIVE_LOCK = 6_963;

export interface Archived extends Range {
  /** Rows taken out of the database. */
  events: number;
  effects: number;
  files: string[];
}

/**
 * Writes all events sealed before an instant to a file of the form that exports have, and the ledger's rows of the
 * actions that ended with them to another; then takes out of the database what belongs to ended actions. Seals, nodes
 * and checkpoints stay, and so does every proof. Nothing is taken out that does not verify. Null: nothing is that old.
 *
 * @param ownerDb as the owner's role: the one that serves may take nothing out
 */
export async function archiveTrail(
  ownerDb: Db,
  actor: Actor,
  { before, dir }: { before: Date; dir: string },
): Promise<Archived | null> {
  const work = async (tx: Tx): Promise<Archived | null> => {
    // Both are short of what a trail of years takes.
    await tx.execute(sql`set local statement_timeout = 0`);
    await tx.execute(sql`select pg_advisory_xact_lock(${ARCHIVE_LOCK})`);
    const range = { from: await readArchivedSize(tx), until: await sizeBefore(tx, before) };
    if (range.until <= range.from) return null;
    await refuseUnverified(tx, range);
    const at = await databaseNow(tx);
    return withFiles(range, dir, async ({ trail, ledger }) => {
      const trailSha256 = await writeAll(trail.file, exportTrail(tx, at, range));
      const effectsSha256 = await writeAll(ledger.file, ledgerLines(tx, range.until));
      const taken = await takeOut(tx, range, { trailSha256, effectsSha256, archivedAt: at });
      const body = { ...range, ...taken, trailSha256, effectsSha256 };
      await appendAudit(tx, [{ type: "audit.archived", at, actor, body }]);
      return { ...range, ...taken, files: [trail.path, ledger.path] };
    });
  };
  // One snapshot: what was checked is what is written and taken out.
  return ownerDb.transaction(work, { isolationLevel: "repeatable read" });
}

/** The largest checkpoint that was signed before: all its events are older still. */
async function sizeBefore(tx: Tx, before: Date): Promise<number> {
  const [row] = await tx
    .select({ size: sql<number>`coalesce(max(${auditCheckpoints.size}), 0)`.mapWith(Number) })
    .from(auditCheckpoints)
    .where(lt(auditCheckpoints.sealedAt, before));
  return row?.size ?? 0;
}

async function refuseUnverified(tx: Tx, { from, until }: Range): Promise<void> {
  const checkpoint = await readCheckpointOf(tx, until);
  if (!checkpoint) throw new Error(`There is no checkpoint of ${until}.`);
  const check = checkEvents(tx, from, checkpoint);
  let step = await check.next();
  while (!step.done) step = await check.next();
  if (step.value) throw new Error(`${step.value} Nothing was archived: keep the database as it is and look into it.`);
}

/** Actions that have ended and whose events all lie below; only these have rows to take out. */
const endedBelow = (until: number): SQL => sql`(
  select a.id from ${actions} a
  where a.status in ${TERMINAL_STATUSES}
    and exists (select from ${auditEvents} e where e.action_id = a.id)
    and not exists (
      select from ${auditEvents} e left join ${auditSeals} s on s.event_id = e.id
      where e.action_id = a.id and coalesce(s.seq >= ${until}::bigint, true)))`;

async function* ledgerLines(tx: Tx, until: number): AsyncGenerator<string> {
  for (let after = ""; ;) {
    const rows = await tx
      .select()
      .from(effects)
      .where(and(gt(effects.effectKey, after), sql`${effects.actionId} in ${endedBelow(until)}`))
      .orderBy(asc(effects.effectKey))
      .limit(PAGE);
    for (const row of rows) yield `${JSON.stringify(row)}\n`;
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return;
    after = last.effectKey;
  }
}

/** The archive is on record first: the triggers let nothing go that is in none. */
async function takeOut(
  tx: Tx,
  range: Range,
  record: Pick<typeof auditArchives.$inferInsert, "trailSha256" | "effectsSha256" | "archivedAt">,
): Promise<Pick<Archived, "events" | "effects">> {
  const [count] = await tx.execute(sql`
    select (select count(*) from ${effects} where action_id in ${endedBelow(range.until)})::int as effects,
      (select count(*) from ${auditSeals} s join ${auditEvents} e on e.id = s.event_id
        where ${isGone(range.until)})::int as events`);
  const taken = { events: Number(count?.events), effects: Number(count?.effects) };
  await tx.insert(auditArchives).values({ ...range, ...taken, ...record });
  await tx.execute(sql`delete from ${effects} where action_id in ${endedBelow(range.until)}`);
  await tx.execute(sql`
    with gone as (
      delete from ${auditEvents} e using ${auditSeals} s where s.event_id = e.id and ${isGone(range.until)}
      returning e.id)
    delete from ${auditPrivate} where event_id in (select id from gone)`);
  return taken;
}

const isGone = (until: number): SQL =>
  sql`s.seq < ${until}::bigint and (e.action_id is null or e.action_id in ${endedBelow(until)})`;

interface ArchiveFile {
  path: string;
  file: FileHandle;
}

/** Two new files; they go again when the work fails, so that it can be tried again. */
async function withFiles<T>(
  { from, until }: Range,
  dir: string,
  work: (files: { trail: ArchiveFile; ledger: ArchiveFile }) => Promise<T>,
): Promise<T> {
  const trail = await create(join(dir, `trail-${from}-${until}.jsonl`));
  const ledger = await create(join(dir, `effects-${from}-${until}.jsonl`));
  try {
    return await work({ trail, ledger });
  } catch (error) {
    for (const { path } of [trail, ledger]) await rm(path);
    throw error;
  } finally {
    for (const { file } of [trail, ledger]) await file.close();
  }
}

// Never over an older archive, which may be the only copy.
const create = async (path: string): Promise<ArchiveFile> => ({ path, file: await open(path, "wx", 0o600) });

/** On disk when it returns: what is taken out afterwards is nowhere else. Answers the SHA-256. */
async function writeAll(file: FileHandle, lines: AsyncIterable<string>): Promise<string> {
  const hash = createHash("sha256");
  for await (const line of lines) {
    hash.update(line);
    await file.write(line);
  }
  await file.sync();
  return hash.digest("hex");
}
