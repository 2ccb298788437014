import { desc, eq } from "drizzle-orm";
import { z } from "zod";
import { actions, approvalRequests, policyDecisions } from "@/drizzle/schema/actions";
import type { Reader } from "@/server/db";
import { ActionAnswer, answerOf } from "@/server/kernel/answer";
import { RuleOutcome } from "@/server/kernel/assess";
import { KernelError } from "@/server/kernel/errors";
import { toListItem, ActionListItem } from "./list-actions";

/** One action as its submitter sees it: the answer to the submission, and how it went on. */
export const ActionView = ActionListItem.extend(ActionAnswer.shape)
  .extend({
    reasonCode: z.string().nullable(),
    note: z.string().nullable(),
    input: z.unknown(),
    result: z.unknown().describe("What came of it, once it has ended; null until then."),
    problem: z
      .object({ code: z.string(), message: z.string() })
      .nullable()
      .describe("Why it was rejected, blocked, cancelled or failed."),
    parentId: z.uuid().nullable(),
    typedCount: z.number().int().nullable().describe("Set when the approver must type this number."),
  })
  .meta({ id: "Action" });
export type ActionView = z.infer<typeof ActionView>;

export async function readActionView(reader: Reader, id: string): Promise<ActionView> {
  // One statement, so that the answer and the row are of one moment.
  const [found] = await reader
    .select({
      row: actions,
      verdict: policyDecisions.verdict,
      trace: policyDecisions.trace,
      typedCount: approvalRequests.typedCount,
    })
    .from(actions)
    .innerJoin(policyDecisions, eq(policyDecisions.id, actions.decisionId))
    .leftJoin(approvalRequests, eq(approvalRequests.actionId, actions.id))
    .where(eq(actions.id, id))
    .orderBy(desc(approvalRequests.generation))
    .limit(1);
  if (!found) throw new KernelError("not_found", "There is no such action.", { id });
  const { row, verdict, typedCount } = found;
  const answer = answerOf(row, { verdict, trace: z.array(RuleOutcome).parse(found.trace) });
  const { reasonCode, note, payload: input, result, parentId } = row;
  const problem = ActionView.shape.problem.parse(row.problem);
  return { ...toListItem(row), ...answer, reasonCode, note, input, result, problem, parentId, typedCount };
}
