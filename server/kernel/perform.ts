import { eq, sql } from "drizzle-orm";
import { effects } from "@/drizzle/schema/effects";
import { digestOf } from "./key";
import type { Claim } from "./claim";
import type { ActionKind, RawWork, World } from "./define-action";
import { readGround, switchesFor } from "./ground";
import type { Kernel } from "./kernel";
import { STEP, effectKey, holdFence, readEffect, settleTarget } from "./ledger";
import type { PortResult, Problem } from "./ports";
import type { TargetRow } from "./stored";

/** What is left to say about a target after one attempt; null: it is settled. */
export type Leftover = { retry: Problem } | { stop: "kill_switch" } | null;

/** How far in the future "for ever" is written; a timestamp has no infinity in JSON. */
const FOREVER_MS = 100 * 365 * 86_400_000;

/**
 * One target outside our tables: intent, call, outcome. An intent without an outcome is called again only while
 * the provider still recognises the key; otherwise nobody knows, and a person must say.
 */
export async function performTarget(
  kernel: Kernel,
  kind: ActionKind,
  claim: Claim,
  target: TargetRow,
  world: World,
): Promise<Leftover> {
  const key = effectKey(claim, target.n);
  const work = { ...workOf(claim, target, key), copy: claim.copy };
  const intent = await writeIntent(kernel, kind, claim, work, target, world);
  if (intent !== "call") return intent;
  const result = await kind.perform(work, world);
  return writeOutcome(kernel, claim, target, key, result);
}

export function workOf({ row }: Claim, target: TargetRow, key: string): RawWork {
  return { actionId: row.id, input: row.payload, target, key, now: new Date(), copy: null };
}

async function writeIntent(
  kernel: Kernel,
  kind: ActionKind,
  claim: Claim,
  work: RawWork,
  target: TargetRow,
  world: World,
): Promise<"call" | Leftover> {
  return kernel.db.transaction(async (tx) => {
    const ground = await readGround(tx, kernel);
    await holdFence(tx, claim);
    if (switchesFor(ground, kind).length > 0) return { stop: "kill_switch" as const };
    const earlier = await readEffect(tx, work.key);
    if (earlier && earlier.outcome === null && !(earlier.windowUntil && earlier.windowUntil > ground.now)) {
      const problem = { code: "outcome_unknown", message: "The worker died during the call, and repeating it is not safe." };
      await tx
        .update(effects)
        .set({ outcome: "unknown", problem, doneAt: ground.now })
        .where(eq(effects.effectKey, work.key));
      await settleTarget(tx, claim, { n: target.n, outcome: "unknown", problem }, ground.now);
      return null;
    }
    const windowMs = portOf(kind, world).keyWindowMs;
    const windowUntil = windowMs === null ? null : new Date(ground.now.getTime() + Math.min(windowMs, FOREVER_MS));
    await tx
      .insert(effects)
      .values({
        effectKey: work.key,
        actionId: claim.row.id,
        generation: claim.row.generation,
        targetN: target.n,
        step: STEP,
        port: portOf(kind, world).name,
        fence: claim.fence,
        requestHash: digestOf({ input: work.input, copy: work.copy }),
        intentAt: ground.now,
        windowUntil,
      })
      .onConflictDoUpdate({
        target: effects.effectKey,
        // The window counts from the first call that may have been accepted.
        set: {
          fence: claim.fence,
          tries: sql`${effects.tries} + 1`,
          outcome: null,
          doneAt: null,
          windowUntil: sql`case when ${effects.outcome} is null then ${effects.windowUntil} else excluded.window_until end`,
        },
      });
    return "call";
  });
}

function portOf(kind: ActionKind, { effects: ports }: World) {
  if (kind.port === "database") throw new Error(`${kind.name} has no port outside`);
  return ports[kind.port];
}

async function writeOutcome(
  kernel: Kernel,
  claim: Claim,
  target: TargetRow,
  key: string,
  result: PortResult,
): Promise<Leftover> {
  return kernel.db.transaction(async (tx) => {
    const { now } = await readGround(tx, kernel);
    await holdFence(tx, claim);
    const at = now;
    const close = (set: Partial<typeof effects.$inferInsert>) =>
      tx
        .update(effects)
        .set({ ...set, doneAt: at })
        .where(eq(effects.effectKey, key));
    switch (result.outcome) {
      case "done":
        await close({ outcome: "done", providerId: result.providerId, result: result.result ?? null });
        await settleTarget(tx, claim, { n: target.n, outcome: "done" }, at);
        return null;
      case "failed":
        await close({ outcome: "failed", problem: result.problem });
        await settleTarget(tx, claim, { n: target.n, outcome: "failed", problem: result.problem }, at);
        return null;
      case "retry":
        // It did not happen, so the intent is closed; the next attempt opens it again.
        await close({ outcome: "failed", problem: result.problem });
        return { retry: result.problem };
      case "unknown": {
        const earlier = await readEffect(tx, key);
        if (earlier?.windowUntil && earlier.windowUntil > at) return { retry: result.problem };
        await close({ outcome: "unknown", problem: result.problem });
        await settleTarget(tx, claim, { n: target.n, outcome: "unknown", problem: result.problem }, at);
        return null;
      }
    }
  });
}
