import { setTimeout as sleep } from "node:timers/promises";
import postgres from "postgres";
import type { Sql } from "postgres";
import { call, decide, proveIdentity } from "./people";
import type { Scene } from "./people";

const LOOK_EVERY_MS = 250;
const SAY_EVERY_MS = 5_000;

interface Waiting {
  open: number;
  /** Messages that have not gone out. */
  unsent: number;
  /** Due and not handed over. */
  due: string[];
  held: string[];
  paused: string[];
}

/** After the last fault: people decide what is left, and everything comes to its end. Answers whether it did. */
export async function drain(scene: Scene, url: string, patienceMs: number, say: (line: string) => void): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  const startMs = performance.now();
  const lying = new Lying();
  let saidMs = startMs;
  try {
    for (const person of scene.installation.operators) await proveIdentity(scene, person);
    for (;;) {
      const waiting = await look(sql);
      scene.witness.longestDueMs = Math.max(scene.witness.longestDueMs, lying.longestMs(waiting.due));
      scene.witness.drained = waiting.open === 0 && waiting.unsent === 0;
      const nowMs = performance.now();
      if (scene.witness.drained || nowMs - startMs > patienceMs) return;
      if (nowMs - saidMs > SAY_EVERY_MS) {
        saidMs = nowMs;
        say(`draining: ${waiting.open} open (${waiting.held.length} held), ${waiting.unsent} messages to send`);
      }
      await Promise.all([
        ...waiting.held.map((id) => decideAnyway(scene, id)),
        ...waiting.paused.map((id) => goOn(scene, id)),
      ]);
      await sleep(LOOK_EVERY_MS);
    }
  } finally {
    await sql.end();
  }
}

/**
 * Since when each has been due without pause. A job that Redis lost is due again from the moment that is noticed, and
 * not from when it was due first.
 */
class Lying {
  #since = new Map<string, number>();

  longestMs(due: readonly string[]): number {
    const nowMs = performance.now();
    this.#since = new Map(due.map((id) => [id, this.#since.get(id) ?? nowMs]));
    return Math.max(0, ...[...this.#since.values()].map((sinceMs) => nowMs - sinceMs));
  }
}

async function look(sql: Sql): Promise<Waiting> {
  const [row] = await sql<Waiting[]>`
    select count(*) filter (where status in ('held', 'approved', 'queued', 'running'))::int as open,
      (select count(*)::int from outbox where sent_at is null) as unsent,
      coalesce(array_agg(id) filter (where status = 'queued' and dispatched_at is null and not_before < now()), '{}') as due,
      coalesce((array_agg(id order by id) filter (where status = 'held'))[1:20], '{}') as held,
      coalesce((array_agg(id order by id) filter (where stage_hold_at is not null and status = 'running'))[1:20], '{}') as paused
    from actions`;
  if (!row) throw new Error("an aggregate always has a row");
  return row;
}

/** Whoever may approves; what nobody may approve is rejected. */
async function decideAnyway(scene: Scene, id: string): Promise<void> {
  for (const person of scene.installation.operators) {
    const reply = await decide(scene, person, id, "approve");
    if (reply?.status === 200 && reply.body.status !== "held") return;
  }
  const [first] = scene.installation.operators;
  if (first) await decide(scene, first, id, "reject");
}

function goOn(scene: Scene, id: string) {
  const [first] = scene.installation.operators;
  if (!first) throw new Error("somebody must go on");
  return call(scene, first, id, {
    verb: "continue",
    procedure: "approvals.continueStage",
    reason: "The first ones look right.",
  });
}
