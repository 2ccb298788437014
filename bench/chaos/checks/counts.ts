import { z } from "zod";
import { TARGET_STATUSES } from "@/drizzle/schema/actions";
import { isTerminal } from "@/server/kernel/states";
import { PolicyParameters } from "@/server/policies/parameters";
import type { Check, Violation } from "@/bench/chaos/run-record";

const Result = z.object({ targets: z.record(z.enum(TARGET_STATUSES), z.number()) });

/** I5: the targets of an action, by how they ended, are as many as were pinned; and its result says the same. */
export const checkCounts: Check = (run) => {
  const targets = Map.groupBy(run.targets, ({ actionId, generation }) => `${actionId} ${generation}`);
  return run.actions.flatMap((row): Violation[] => {
    const own = targets.get(`${row.id} ${row.generation}`) ?? [];
    const claims: string[] = [];
    if (own.length !== row.targetCount) claims.push(`it has ${own.length} targets and says ${row.targetCount}`);
    const pending = own.filter(({ status }) => status === "pending").length;
    if (isTerminal(row.status) && pending > 0) claims.push(`it is ${row.status} with ${pending} targets to do`);
    const result = Result.safeParse(row.result);
    if (!result.success && row.result !== null) claims.push("its result cannot be read");
    if (result.success && row.status !== "running") {
      const wrong = TARGET_STATUSES.find(
        (status) => (result.data.targets[status] ?? 0) !== own.filter((one) => one.status === status).length,
      );
      if (wrong) claims.push(`its result counts ${result.data.targets[wrong]} ${wrong}`);
    }
    return claims.map((what) => ({ invariant: "I5", actionId: row.id, what }));
  });
};

const GIVEN_BACK = new Set<string>(["blocked", "rejected", "expired", "cancelled"]);
/** Kinds that are one limit's business (server/actions). */
const SORTS: { [kind: string]: string } = { "user.approve_many": "user.approve" };

/** I11: nobody got past a limit, however many asked at the same moment. */
export const checkCaps: Check = (run) => {
  const params = PolicyParameters.parse(run.params);
  const rows = new Map(run.actions.map((row) => [row.id, row]));
  const found: Violation[] = [];
  const taken = Map.groupBy(
    run.actions.filter(({ submitterKind, status }) => submitterKind === "agent" && !GIVEN_BACK.has(status)),
    ({ submitter, kind }) => `${submitter}: ${SORTS[kind] ?? kind}`,
  );
  for (const [share, actions] of taken) {
    const [first] = actions;
    const limit = params.agentTargetsPerHourFor[first?.kind ?? ""] ?? params.agentTargetsPerHour;
    const sum = actions.reduce((total, { targetCount }) => total + targetCount, 0);
    if (limit !== null && sum > limit) {
      found.push({ invariant: "I11", actionId: first?.id ?? null, what: `${share} took ${sum} targets of ${limit}` });
    }
  }
  const approved = Map.groupBy(
    run.votes.filter(({ verdict, voidedAt }) => verdict === "approve" && voidedAt === null),
    ({ approverId }) => approverId,
  );
  for (const [approver, votes] of approved) {
    const sum = votes.reduce((total, { actionId }) => total + (rows.get(actionId)?.targetCount ?? 0), 0);
    const what = `${approver} approved ${sum} targets of ${params.approverTargetsPerDay}`;
    if (sum > params.approverTargetsPerDay)
      found.push({ invariant: "I11", actionId: votes[0]?.actionId ?? null, what });
  }
  return found;
};
