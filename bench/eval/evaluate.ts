import type { Db } from "@/server/db";
import { houseKernel } from "@/server/house-kernel";
import type { Kernel } from "@/server/kernel/kernel";
import { fakeWorld } from "@/server/testing/run-action";
import { attemptsOf } from "./attempts";
import type { Attempt } from "./attempts";
import { Crew } from "./crew";
import type { EvalCase, ToolCall } from "./eval-case";
import { placeIn } from "./place";
import { replay } from "./replay";
import type { Outcome } from "./replay";

/** What became of one call of one case, in every way in which it was tried. */
export interface CallResult {
  one: EvalCase;
  call: ToolCall;
  /** Empty: it only reads. */
  outcomes: readonly Outcome[];
}

const CALLS_AT_ONCE = 25;

/** The product's own rules, grants and parameters; `parts` only for tests that show what a looser policy would let out. */
export async function evaluate(db: Db, cases: readonly EvalCase[], parts: Partial<Kernel> = {}): Promise<CallResult[]> {
  const crew = new Crew();
  const place = placeIn(db);
  const world = fakeWorld();
  const kernel = houseKernel({ db, hint: () => undefined, agents: crew.agents, ...parts });
  const calls = cases.flatMap((one) => one.calls.map((call) => ({ one, call })));
  const results: CallResult[] = [];
  for (let start = 0; start < calls.length; start += CALLS_AT_ONCE) {
    const some = calls.slice(start, start + CALLS_AT_ONCE);
    const attempts: Attempt[][] = [];
    for (const { one, call } of some) attempts.push(await attemptsOf(one, call, crew, place));
    const outcomes = await replay(kernel, world, attempts.flat());
    results.push(...some.map((entry, i) => ({ ...entry, outcomes: outcomes.splice(0, attempts[i]?.length ?? 0) })));
  }
  return results;
}
