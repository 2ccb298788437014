import { Quorum, missingVotes } from "@/server/kernel/quorum";
import type { Check, RunRecord, Violation } from "@/bench/chaos/run-record";
import { ledgerOf } from "./ledger-of";
import { movesOf, statusAfter } from "./trails";

const LEFT_OPEN = new Set<string>(["queued", "unknown"]);

type Effect = RunRecord["effects"][number];

/**
 * I3: an effect begins only while its action runs, in this generation, and by a live approval of it or a verdict that
 * it may run alone. What arrives later under an intent that was left open is the call of a worker that had stopped: it
 * was allowed when it began, and its action waits for another try under the same key, or says `unknown`.
 */
export const checkApprovals: Check = (run) => {
  const moves = movesOf(run);
  const allowed = allowanceOf(run);
  const find = ledgerOf(run);
  const found: Violation[] = [];
  const claim = (actionId: string | null, what: string) =>
    found.push({ invariant: "I3", actionId, what, sort: "unapproved" });
  const standing = (effect: Effect, at: number) => {
    const before = (moves.get(effect.actionId) ?? []).filter((event) => event.at.getTime() <= at);
    const last = before.at(-1);
    return last ? { status: statusAfter(last), generation: last.generation } : null;
  };
  for (const effect of run.effects) {
    const began = effect.intentAt.getTime();
    const { status, generation } = standing(effect, began) ?? { status: "nothing", generation: null };
    // A database effect, its end and its action's end are one moment.
    const isRunning = status === "running" || (effect.port === "database" && effect.doneAt?.getTime() === began);
    if (!isRunning) claim(effect.actionId, `an effect began while it was ${status}`);
    if (generation !== effect.generation)
      claim(effect.actionId, `an effect of generation ${effect.generation} began in ${generation}`);
    const refusal = allowed(effect.actionId, effect.generation, began);
    if (refusal) claim(effect.actionId, refusal);
  }
  for (const { at, key, came, door } of run.witness.arrivals) {
    const effect = find(key);
    if (came !== "effect") continue;
    if (!effect) {
      claim(null, `the ${door} door got ${key}, which the ledger does not know`);
      continue;
    }
    const status = standing(effect, at)?.status;
    const isLeftOpen = LEFT_OPEN.has(status ?? "") && (effect.outcome === "unknown" || effect.outcome === "done");
    if (effect.intentAt.getTime() > at) claim(effect.actionId, "an effect arrived before its intent");
    if (status !== "running" && !isLeftOpen) claim(effect.actionId, `an effect arrived while it was ${status}`);
  }
  return found;
};

/** Why an effect of this generation may not begin at that moment; null: it may. */
function allowanceOf(run: RunRecord): (actionId: string, generation: number, at: number) => string | null {
  const generations = new Map<string, { verdict: string; digest: string }>();
  for (const { actionId, generation, verdict, pinnedDigest } of run.superseded) {
    generations.set(`${actionId} ${generation}`, { verdict, digest: pinnedDigest });
  }
  for (const { id, generation, verdict, pinnedDigest } of run.actions) {
    generations.set(`${id} ${generation}`, { verdict, digest: pinnedDigest });
  }
  const votes = Map.groupBy(run.votes, ({ actionId, generation }) => `${actionId} ${generation}`);
  const requests = new Map(run.requests.map((request) => [`${request.actionId} ${request.generation}`, request]));
  return (actionId, generation, at) => {
    const name = `${actionId} ${generation}`;
    const pinned = generations.get(name);
    if (!pinned) return `an effect of generation ${generation}, which is not on record`;
    if (generation === 1 && pinned.verdict === "run" && !requests.has(name)) return null;
    const live = (votes.get(name) ?? []).filter(
      ({ verdict, votedAt, voidedAt, digestSeen }) =>
        verdict === "approve" &&
        digestSeen === pinned.digest &&
        votedAt.getTime() <= at &&
        !(voidedAt && voidedAt.getTime() <= at),
    );
    const quorum = Quorum.parse(requests.get(name)?.quorum ?? []);
    if (quorum.length > 0 && (missingVotes(quorum, live) === 0 || live.some(({ breakGlass }) => breakGlass)))
      return null;
    return `an effect of generation ${generation} with ${live.length} live approvals`;
  };
}

/** I6: votes are of distinct people who had no part in it, on what was pinned, in time; and the quorum was met. */
export const checkVotes: Check = (run) => {
  const found: Violation[] = [];
  const claim = (actionId: string, what: string) => found.push({ invariant: "I6", actionId, what });
  const actionsById = new Map(run.actions.map((row) => [row.id, row]));
  const editors = Map.groupBy(
    run.superseded.filter(({ edited }) => edited),
    ({ actionId }) => actionId,
  );
  const votes = Map.groupBy(run.votes, ({ actionId, generation }) => `${actionId} ${generation}`);
  for (const request of run.requests) {
    const { actionId, generation, digest, expiresAt } = request;
    const cast = votes.get(`${actionId} ${generation}`) ?? [];
    votes.delete(`${actionId} ${generation}`);
    const people = cast.map(({ countsFor }) => countsFor);
    if (new Set(people).size < people.length) claim(actionId, "somebody's vote counts twice");
    for (const vote of cast) {
      const isOwn = actionsById.get(actionId)?.submitter === vote.approverId;
      const isEdited = editors.get(actionId)?.some(({ replacedBy }) => replacedBy === vote.approverId);
      if (isOwn || isEdited) claim(actionId, `${vote.approverId} voted on what they had asked for`);
      if (vote.digestSeen !== digest) claim(actionId, "a vote is on something else than what was pinned");
      if (vote.votedAt >= expiresAt) claim(actionId, "a vote came after the time to decide");
    }
    const approval = run.events.find(
      (event) => event.actionId === actionId && event.type === "action.approved" && event.generation === generation,
    );
    const approvals = cast.filter(({ verdict }) => verdict === "approve");
    const isAlone = approvals.some(({ breakGlass }) => breakGlass);
    const missing = missingVotes(Quorum.parse(request.quorum), approvals);
    if (approval && missing > 0 && !isAlone) claim(actionId, `approved with ${missing} votes missing`);
  }
  for (const [vote] of votes.values())
    if (vote) claim(vote.actionId, "a vote on a generation that nobody was asked about");
  return found;
};
