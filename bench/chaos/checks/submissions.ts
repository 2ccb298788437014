import type { Check, Violation } from "@/bench/chaos/run-record";

/** I1: every accepted submission has exactly one action; a repeated key returns it, with another body it is refused. */
export const checkSubmissions: Check = ({ actions, witness }) => {
  const byKey = Map.groupBy(
    actions.filter(({ submitterKind }) => submitterKind === "agent"),
    ({ submitter, idempotencyKey }) => `${submitter} ${idempotencyKey}`,
  );
  const found: Violation[] = [];
  const claim = (actionId: string | null, what: string, sort?: "lost") =>
    found.push({ invariant: "I1", actionId, what, ...(sort && { sort }) });
  for (const { agent, idempotencyKey, answers } of witness.submitted) {
    const rows = byKey.get(`${agent} ${idempotencyKey}`) ?? [];
    byKey.delete(`${agent} ${idempotencyKey}`);
    const [row] = rows;
    const accepted = answers.filter(({ sameBody, id }) => sameBody && id !== null);
    const ids = [...new Set(accepted.map(({ id }) => id))];
    if (rows.length > 1) claim(row?.id ?? null, `${idempotencyKey} has ${rows.length} actions`);
    if (ids.length > 1) claim(ids[0] ?? null, `${idempotencyKey} was answered with ${ids.length} ids`);
    if (ids[0] && ids[0] !== row?.id) claim(ids[0], `${idempotencyKey} was accepted and is not there`, "lost");
    if (accepted.length === 0) claim(row?.id ?? null, `${idempotencyKey} was never answered with an action`);
    const created = accepted.filter(({ status }) => status === 201).length;
    if (created > 1) claim(row?.id ?? null, `${idempotencyKey} was created ${created} times`);
    for (const answer of answers.filter(({ sameBody, status }) => !sameBody && status < 500 && status !== 429)) {
      if (answer.status !== 422)
        claim(row?.id ?? null, `another body under ${idempotencyKey} was answered ${answer.status}`);
    }
  }
  for (const [key, [row]] of byKey) claim(row?.id ?? null, `nobody submitted ${key}`);
  return found;
};
