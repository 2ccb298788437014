import { and, eq, inArray, sql } from "drizzle-orm";
import { actions, blobs } from "@/drizzle/schema/actions";
import type { Tx } from "@/server/db";
import { actionEvent } from "./action-event";
import type { Actor } from "./actor";
import { appendAudit } from "./audit";
import { withOpenIntents } from "./doubt";
import { expireLocked } from "./expire";
import { findUnapproved } from "./live-approvals";
import { readGround, switchesFor } from "./ground";
import type { Ground } from "./ground";
import { actionKind } from "./kernel";
import type { Kernel } from "./kernel";
import type { ActionRow } from "./load";
import { MailMessage } from "./ports";
import { returnDrifted } from "./return-drifted";
import { revalidate } from "./revalidate";
import type { Check } from "./revalidate";
import { loadTargets } from "./stored";
import type { TargetRow } from "./stored";

/** A worker that stops renewing loses its actions after this long. */
export const LEASE_MS = 10_000;
const PAUSE_RECHECK_MS = 15_000;

/** The right to perform one action, until the lease runs out or another worker's fence is higher. */
export interface Claim {
  row: ActionRow;
  fence: number;
  attempt: number;
  /** Still to do in the present stage, in pinned order. */
  targets: TargetRow[];
  copy: MailMessage | null;
  /**
   * It must not go on, but an earlier call of it was not answered and may have happened: nothing more is done, and its
   * outcome is unknown.
   */
  isDoubtful: boolean;
}

/** `gone`: there is nothing to do here; another worker has it, or it has moved on. */
export type ClaimResult = { outcome: "claimed"; claim: Claim } | { outcome: "gone" };

/**
 * Claims what is queued and due, and takes over what a dead worker left. Everything that allowed the action is
 * checked again in the claiming transaction; what no longer holds goes back to a person.
 */
export async function claimActions(
  kernel: Kernel,
  worker: string,
  ids: readonly string[],
): Promise<Map<string, ClaimResult>> {
  const claims = await kernel.db.transaction((tx) => claimIn(tx, kernel, readGround(tx, kernel), { worker, ids }));
  kernel.hint("audit");
  return new Map(
    ids.map((id) => {
      const claim = claims.get(id);
      return [id, claim ? { outcome: "claimed", claim } : { outcome: "gone" }];
    }),
  );
}

/** The same within a transaction that goes on with what it has claimed. */
export async function claimIn(
  tx: Tx,
  kernel: Kernel,
  readingGround: Promise<Ground>,
  { worker, ids }: { worker: string; ids: readonly string[] },
): Promise<Map<string, Claim>> {
  const mine = tx
    .select()
    .from(actions)
    .where(and(inArray(actions.id, [...ids]), inArray(actions.status, ["queued", "running"])))
    .orderBy(actions.id)
    .for("update", { skipLocked: true });
  const [ground, rows] = await Promise.all([readingGround, mine]);
  const { ready, doubtful } = await sortOut(tx, kernel, ground, rows);
  const orphans = rows.filter((row) => isOrphan(row, ground, kernel));
  const spent = orphans.filter((row) => row.fence - row.rests >= row.attemptsMax + TAKE_OVERS_MAX);
  const startable = { rows: [...ready, ...orphans, ...doubtful], doubtful: [...doubtful, ...spent] };
  return start(tx, ground, worker, startable);
}

/** An action that kills its worker every time must not do so for ever. */
const TAKE_OVERS_MAX = 10;

function isOrphan(row: ActionRow, ground: Ground, kernel: Kernel): boolean {
  if (row.status !== "running" || row.stageHoldAt !== null) return false;
  const lapsed = row.leaseUntil === null || row.leaseUntil <= ground.now;
  return lapsed && switchesFor(ground, { ...row, kind: actionKind(kernel, row.kind) }).length === 0;
}

/** Of the queued rows, those that may start now. The others are expired, put off or returned, unless they are doubtful. */
async function sortOut(tx: Tx, kernel: Kernel, ground: Ground, rows: readonly ActionRow[]) {
  const queued = rows.filter((row) => row.status === "queued" && row.notBefore <= ground.now);
  const unanswered = await withOpenIntents(tx, queued);
  const lapsed = queued.filter((row) => row.validUntil !== null && row.validUntil <= ground.now);
  await expireLocked(tx, ground.now, CLAIMER, lapsed);
  const live = queued.filter((row) => !lapsed.includes(row));
  const paused = live.filter((row) => row.submitterKind === "agent" && ground.pausedAgents.has(row.submitter));
  await putOff(tx, ground, paused);
  const candidates = live.filter((row) => !paused.includes(row));
  const [checks, unapproved] = await Promise.all([
    revalidate(tx, kernel, ground, candidates),
    findUnapproved(tx, ground, candidates),
  ]);
  const ready: ActionRow[] = [];
  const doubtful = lapsed.filter((row) => unanswered.has(row.id));
  for (const row of candidates) {
    const check = withApproval(checks.get(row.id), unapproved.get(row.id));
    if (check?.result === "valid") ready.push(row);
    else if (check && unanswered.has(row.id)) doubtful.push(row);
    else if (check) await returnDrifted(tx, kernel, ground, { row, check, phase: "claim", actor: CLAIMER });
  }
  return { ready, doubtful };
}

const CLAIMER: Actor = { kind: "system", id: "worker" };

/** While its agent is paused an action waits as it is; nothing is decided about it. */
async function putOff(tx: Tx, ground: Ground, rows: readonly ActionRow[]): Promise<void> {
  if (rows.length === 0) return;
  const notBefore = new Date(ground.now.getTime() + PAUSE_RECHECK_MS);
  const ids = rows.map((row) => row.id);
  await tx
    .update(actions)
    .set({ notBefore, dispatchedAt: null })
    .where(and(inArray(actions.id, ids), eq(actions.status, "queued")));
}

function withApproval(check: Check | undefined, cause: string | undefined): Check | undefined {
  if (!check || check.result !== "valid" || cause === undefined) return check;
  return { ...check, result: "returned", cause };
}

interface Startable {
  rows: readonly ActionRow[];
  /** Of them, those that are claimed only to be ended as unknown. */
  doubtful: readonly ActionRow[];
}

async function start(
  tx: Tx,
  ground: Ground,
  worker: string,
  { rows, doubtful }: Startable,
): Promise<Map<string, Claim>> {
  if (rows.length === 0) return new Map();
  const ended = new Set(doubtful.map((row) => row.id));
  const before = new Map(rows.map((row) => [row.id, row]));
  const started = await tx
    .update(actions)
    .set({
      status: "running",
      fence: sql`${actions.fence} + 1`,
      attempt: sql`${actions.attempt} + case when ${actions.status} = 'queued' then 1 else 0 end`,
      leaseOwner: worker,
      leaseUntil: sql`clock_timestamp() + ${LEASE_MS} * interval '1 ms'`,
      startedAt: sql`coalesce(${actions.startedAt}, ${ground.now.toISOString()}::timestamptz)`,
    })
    .where(and(inArray(actions.id, [...before.keys()]), inArray(actions.status, ["queued", "running"])))
    .returning();
  const events = started.map((row) => startedEvent(row, before.get(row.id)?.status === "running", worker, ground));
  const [targets, copies] = await Promise.all([
    loadTargets(tx, started),
    loadCopies(tx, started),
    appendAudit(tx, events),
  ]);
  return new Map(
    started.map((row) => {
      const inStage = (target: TargetRow) => target.status === "pending" && target.stage <= row.stage;
      const todo = (targets.get(row.id) ?? []).filter(inStage);
      const copy = row.renderHash ? (copies.get(row.renderHash) ?? null) : null;
      return [
        row.id,
        { row, fence: row.fence, attempt: row.attempt, targets: todo, copy, isDoubtful: ended.has(row.id) },
      ];
    }),
  );
}

function startedEvent(row: ActionRow, resumed: boolean, worker: string, ground: Ground) {
  return actionEvent({
    event: resumed ? "action.resumed" : "action.started",
    actionId: row.id,
    generation: row.generation,
    from: resumed ? "running" : "queued",
    to: "running",
    actor: { kind: "system", id: worker },
    at: ground.now,
    changes: { fence: row.fence, attempt: row.attempt },
  });
}

/** The very bytes that were pinned. */
async function loadCopies(tx: Tx, rows: readonly ActionRow[]): Promise<Map<string, MailMessage>> {
  const hashes = rows.flatMap((row) => (row.renderHash ? [row.renderHash] : []));
  if (hashes.length === 0) return new Map();
  const stored = await tx.select().from(blobs).where(inArray(blobs.sha256, hashes));
  return new Map(
    stored.map(({ sha256, text, base64 }) => {
      const json = text ?? Buffer.from(base64 ?? "", "base64").toString("utf8");
      return [sha256, MailMessage.parse(JSON.parse(json))];
    }),
  );
}

/**
 * Keeps these running actions of this worker; one statement for all of them. Rows that are locked are being written under
 * their fence at this moment, which renews them too; waiting for them could deadlock.
 */
export async function renewLeases(kernel: Kernel, worker: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const mine = kernel.db
    .select({ id: actions.id })
    .from(actions)
    .where(and(inArray(actions.id, [...ids]), eq(actions.leaseOwner, worker), eq(actions.status, "running")))
    .for("update", { skipLocked: true });
  await kernel.db
    .update(actions)
    .set({ leaseUntil: sql`clock_timestamp() + ${LEASE_MS} * interval '1 ms'` })
    .where(inArray(actions.id, mine));
}

/** Running actions whose worker has gone silent; claiming them takes them over. */
export async function findOrphans(
  kernel: Kernel,
  limit: number,
): Promise<{ id: string; fence: number; queue: string }[]> {
  return kernel.db
    .select({ id: actions.id, fence: actions.fence, queue: actions.queue })
    .from(actions)
    .where(and(eq(actions.status, "running"), sql`${actions.leaseUntil} <= now()`))
    .orderBy(actions.leaseUntil)
    .limit(limit);
}
