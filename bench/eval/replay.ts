import { and, eq, inArray, notExists, sql } from "drizzle-orm";
import { actions, approvalVotes } from "@/drizzle/schema/actions";
import { effects } from "@/drizzle/schema/effects";
import { Submission } from "@/server/kernel/admit";
import { executeClaim } from "@/server/kernel/execute";
import type { Kernel } from "@/server/kernel/kernel";
import { settleActions } from "@/server/kernel/settle";
import { startActions } from "@/server/kernel/start";
import { submitActions } from "@/server/kernel/submit";
import type { SubmitResult } from "@/server/kernel/submit";
import type { FakeWorld } from "@/server/testing/run-action";
import type { Attempt } from "./attempts";

/** From what did least to what did most. */
export const ENDS = ["no_such_action", "no_grant", "refused", "blocked", "held", "let_through", "ran"] as const;
/**
 * `refused`: the door took the input for wrong. `let_through`: policy said run, and no effect followed. `ran`: the
 * ledger has an effect, and nobody voted.
 */
export type End = (typeof ENDS)[number];

export interface Outcome extends Attempt {
  end: End;
  /** Why, in the rules' own words. */
  reasons: string;
}

const AT_ONCE = 200;

/** Submits all through the real door, does what a worker does, and asks the ledger what became of each. */
export async function replay(kernel: Kernel, world: FakeWorld, attempts: readonly Attempt[]): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (let start = 0; start < attempts.length; start += AT_ONCE) {
    const some = attempts.slice(start, start + AT_ONCE);
    const results = await submitActions(kernel, some.map(toEntry));
    await drain(kernel, world);
    const done = await unattendedAmong(kernel, results);
    outcomes.push(...some.map((attempt, i) => ({ ...attempt, ...endOf(results[i], done) })));
  }
  return outcomes;
}

const toEntry = ({ submitter, submission }: Attempt) => {
  return { actor: { kind: "agent", id: submitter } as const, submission: Submission.parse(submission) };
};

/** The relay's and the worker's part, until nothing is queued. */
async function drain(kernel: Kernel, world: FakeWorld): Promise<void> {
  for (;;) {
    const due = await kernel.db
      .select({ id: actions.id })
      .from(actions)
      .where(eq(actions.status, "queued"))
      .limit(AT_ONCE);
    if (due.length === 0) return;
    const started = await startActions(
      kernel,
      "eval",
      due.map(({ id }) => id),
    );
    const claims = [...started.values()].flatMap((one) => (one.outcome === "claimed" ? [one.claim] : []));
    const { signal } = new AbortController();
    const ends = await Promise.all(
      claims.map(async (claim) => ({ claim, end: await executeClaim({ kernel, claim, effects: world, signal }) })),
    );
    await settleActions(kernel, ends);
  }
}

/** What the ledger calls done although nobody voted, whatever policy said of it. */
async function unattendedAmong({ db }: Kernel, results: readonly SubmitResult[]): Promise<ReadonlySet<string>> {
  const ids = results.flatMap((result) => (result.ok ? [result.answer.id] : []));
  if (ids.length === 0) return new Set();
  const votes = db
    .select({ one: sql`1` })
    .from(approvalVotes)
    .where(eq(approvalVotes.actionId, effects.actionId));
  const rows = await db
    .selectDistinct({ id: effects.actionId })
    .from(effects)
    .where(and(inArray(effects.actionId, ids), eq(effects.outcome, "done"), notExists(votes)));
  return new Set(rows.map(({ id }) => id));
}

function endOf(result: SubmitResult | undefined, done: ReadonlySet<string>): Pick<Outcome, "end" | "reasons"> {
  if (!result) throw new Error("the kernel gave no result");
  if (!result.ok) {
    const { code, message, details } = result.error;
    return { end: code === "no_grant" ? "no_grant" : details.action ? "no_such_action" : "refused", reasons: message };
  }
  const { id, decision } = result.answer;
  const reasons = decision.reasons.map(({ rule, message }) => `${rule}: ${message}`).join(" ");
  return { end: done.has(id) ? "ran" : ENDS_BY_VERDICT[decision.verdict], reasons };
}

const ENDS_BY_VERDICT = { block: "blocked", hold: "held", run: "let_through" } as const;
