import { z } from "zod";
import { RESOLVED_AS } from "@/drizzle/schema/effects";
import type { Actor } from "./actor";
import { readNow } from "./database-now";
import { KernelError } from "./errors";
import type { Kernel } from "./kernel";
import { conflict, lockAction } from "./load";
import type { ActionRow } from "./load";
import { refuseNonOperators } from "./refuse-non-operators";
import { loadUnknown, resolveLocked } from "./resolve-locked";
import type { Resolved, UnknownTarget } from "./resolve-locked";

const TARGETS_MAX = 1_000;

/** What an operator found out about calls that nobody answered. */
export const Resolution = z
  .object({
    targets: z
      .array(z.object({ n: z.number().int().min(0), outcome: z.enum(RESOLVED_AS) }).strict())
      .min(1)
      .max(TARGETS_MAX)
      .describe("By their position in the pinned order, from 0. Those left out stay unknown."),
    evidence: z
      .string()
      .trim()
      .min(1)
      .max(500)
      .describe("Where it can be looked up: the provider's id of the mail, a ticket, an address."),
    note: z.string().trim().min(1).max(2_000),
    ifNotDone: z.enum(["fail", "try_again"]).default("fail").describe("What becomes of that which did not happen."),
    fence: z
      .number()
      .int()
      .optional()
      .describe("The fence they looked at: another attempt since then makes it another question."),
  })
  .strict();
export type Resolution = z.infer<typeof Resolution>;

/** An operator says what happened, and where that can be seen. Agents never do: they would speak for themselves. */
export async function resolveAction(kernel: Kernel, actor: Actor, id: string, asked: Resolution): Promise<Resolved> {
  refuseNonOperators(actor, "say what happened");
  const resolved = await kernel.db.transaction(async (tx) => {
    const now = await readNow(tx, kernel);
    const row = await lockAction(tx, id);
    if (row.status !== "unknown") throw conflict(row, "resolved");
    const unknown = await loadUnknown(tx, row);
    const refusal = refuse(row, unknown, asked, now);
    if (refusal) throw refusal;
    const { targets, ifNotDone, note, evidence } = asked;
    return resolveLocked(tx, now, row, {
      ...{ actor, targets, ifNotDone, detail: { by: "operator" } },
      private: { reason: note, evidence },
    });
  });
  for (const hint of ["audit", "outbox", "dispatch"] as const) kernel.hint(hint);
  return resolved;
}

function refuse(row: ActionRow, unknown: readonly UnknownTarget[], asked: Resolution, now: Date): KernelError | null {
  const { fence, ifNotDone } = asked;
  const about = { actionStatus: row.status, generation: row.generation };
  if (fence !== undefined && fence !== row.fence)
    return new KernelError("state_conflict", "It has been tried again since you looked.", about);
  const named = new Set(asked.targets.map(({ n }) => n));
  if (named.size < asked.targets.length)
    return new KernelError("invalid_input", "A target is named twice.", {
      fields: [{ path: "targets", message: "each n once" }],
    });
  const open = new Map(unknown.map((one) => [one.n, one]));
  const known = [...named].filter((n) => !open.has(n));
  if (known.length > 0)
    return new KernelError("state_conflict", "Of some of these targets it is known what happened.", {
      ...about,
      targets: known,
    });
  return ifNotDone === "try_again" ? refuseAgain(row, asked, open, now) : null;
}

/**
 * A person's word is not enough to call again: they may be wrong. It is called again only where the provider would
 * recognise the repetition, and where the action as a whole may still go on.
 */
function refuseAgain(
  row: ActionRow,
  { targets }: Resolution,
  open: ReadonlyMap<number, UnknownTarget>,
  now: Date,
): KernelError | null {
  const say = (why: string) =>
    new KernelError("state_conflict", `${why} Settle it as failed; a retry is a new action.`, {
      actionStatus: row.status,
    });
  if (row.stopAskedAt) return say("An operator has stopped it.");
  if (row.validUntil && row.validUntil <= now) return say("Its approval is over.");
  if (targets.length < open.size) return say("To go on, every unknown target must be spoken for.");
  const again = targets.filter(({ outcome }) => outcome === "did_not_happen");
  const guarded = again.every(({ n }) => isWithin(open.get(n)?.windowUntil, now));
  if (again.length === 0) return say("Nothing is left to try again.");
  return guarded ? null : say("The provider would not recognise the repetition any more.");
}

const isWithin = (until: Date | null | undefined, now: Date): boolean => until instanceof Date && until > now;
