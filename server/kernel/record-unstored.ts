import { and, eq, inArray } from "drizzle-orm";
import { auditEvents } from "@/drizzle/schema/audit";
import type { Tx } from "@/server/db";
import { appendAudit } from "./audit";
import type { AuditEntry } from "./audit";
import type { Ground } from "./ground";
import { markRecorded } from "./on-record";
import type { Repeat } from "./repeats";
import type { SubmitEntry, SubmitResult } from "./submit";

/** Of an action: who else asked for it. An agent that did may read it from then on. */
export const REPEATED = "submit.repeated";

interface Asked {
  entries: readonly SubmitEntry[];
  results: readonly SubmitResult[];
  /** The stored actions that some of the results are about. */
  earlier: readonly Repeat[];
}

/** What leaves no action of its own is on record all the same: refusals, dry runs, another's repeats. */
export async function recordUnstored(tx: Tx, { now: at }: Ground, asked: Asked): Promise<void> {
  const repeats = repeatsByOthers(asked);
  const recorded = await findRecorded(tx, repeats);
  const events = asked.results.flatMap((result, i): AuditEntry[] => {
    const entry = asked.entries[i];
    if (!entry) return [];
    const { actor, submission } = entry;
    const { action } = submission;
    if (!result.ok) {
      markRecorded(result.error);
      return [{ type: "submit.refused", actor, at, body: { code: result.error.code, action } }];
    }
    const { id, decision, generation } = result.answer;
    if (submission.dryRun) return [{ type: "submit.dry_run", actor, at, body: { action, verdict: decision.verdict } }];
    if (!repeats.has(entry) || recorded.has(keyOf(id, actor))) return [];
    return [{ type: REPEATED, actor, at, actionId: id, generation, body: { action } }];
  });
  await appendAudit(tx, events);
}

/** The entries that were answered with an action of somebody else, each with its id. */
function repeatsByOthers({ entries, results, earlier }: Asked): Map<SubmitEntry, string> {
  const stored = new Map(earlier.map((repeat) => [repeat.id, repeat]));
  return new Map(
    entries.flatMap((entry, i) => {
      const result = results[i];
      const first = result?.ok && !entry.submission.dryRun ? stored.get(result.answer.id) : undefined;
      const isOwn = first?.submitterKind === entry.actor.kind && first.submitter === entry.actor.id;
      return first && !isOwn ? [[entry, first.id] as const] : [];
    }),
  );
}

const keyOf = (actionId: string | null, { kind, id }: { kind: string; id: string }) => `${actionId}:${kind}:${id}`;

/** Once is enough: an agent that asks every minute does not lengthen the timeline. */
async function findRecorded(tx: Tx, repeats: ReadonlyMap<SubmitEntry, string>): Promise<ReadonlySet<string>> {
  if (repeats.size === 0) return new Set();
  const rows = await tx
    .select({ actionId: auditEvents.actionId, kind: auditEvents.actorKind, id: auditEvents.actorId })
    .from(auditEvents)
    .where(and(inArray(auditEvents.actionId, [...repeats.values()]), eq(auditEvents.type, REPEATED)));
  return new Set(rows.map(({ actionId, ...actor }) => keyOf(actionId, actor)));
}
