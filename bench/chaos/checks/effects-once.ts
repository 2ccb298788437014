import { MailMessage } from "@/server/kernel/ports";
import type { Check, RunRecord, Violation } from "@/bench/chaos/run-record";
import { ledgerOf } from "./ledger-of";

/**
 * I4: outside, each effect key is accepted once at most, always with the same bytes, and those are the ones that were
 * pinned. In our own tables each effect shows exactly once. What says `succeeded` has happened.
 */
export const checkEffectsOnce: Check = (run) => [...outside(run), ...lost(run), ...inMembers(run), ...inNotices(run)];

type Claim = (actionId: string | null, what: string, sort?: Violation["sort"]) => void;

function collect(work: (claim: Claim) => void): Violation[] {
  const found: Violation[] = [];
  work((actionId, what, sort) => found.push({ invariant: "I4", actionId, what, ...(sort && { sort }) }));
  return found;
}

function outside(run: RunRecord): Violation[] {
  const find = ledgerOf(run);
  const rows = new Map(run.actions.map((row) => [row.id, row]));
  return collect((claim) => {
    for (const [key, arrivals] of Map.groupBy(run.witness.arrivals, (arrival) => arrival.key)) {
      const actionId = find(key)?.actionId ?? null;
      const effects = arrivals.filter(({ came }) => came === "effect");
      if (effects.length > 1) claim(actionId, `${key} took effect ${effects.length} times`, "twice");
      if (new Set(arrivals.map(({ bodyHash }) => bodyHash)).size > 1)
        claim(actionId, `${key} was sent with different bytes`);
      const row = actionId === null ? undefined : rows.get(actionId);
      for (const { content } of mailsOf(arrivals)) {
        const difference = row?.renderHash
          ? differenceTo(run.copies.get(row.renderHash), content)
          : "nothing was pinned";
        if (difference) claim(actionId, `the mail that was sent is not what was pinned: ${difference}`);
      }
    }
  });
}

const mailsOf = (arrivals: RunRecord["witness"]["arrivals"]) => arrivals.filter(({ door }) => door === "mail");

function differenceTo(pinned: string | undefined, sent: { [name: string]: string }): string | null {
  const copy = MailMessage.safeParse(JSON.parse(pinned ?? "null"));
  if (!copy.success) return "the pinned copy is gone";
  const fields = Object.keys(sent);
  const other = fields.find((field) => copy.data[field as keyof typeof copy.data] !== sent[field]); // Safe because a field that is none differs.
  return other ?? null;
}

/** A target that succeeded has its row in the ledger; one that went outside has arrived there. */
function lost(run: RunRecord): Violation[] {
  const ledger = new Map(
    run.effects.map((effect) => [`${effect.actionId} ${effect.generation} ${effect.targetN}`, effect]),
  );
  const find = ledgerOf(run);
  const arrived = new Set(
    run.witness.arrivals.filter(({ came }) => came !== "refused").map(({ key }) => find(key)?.effectKey),
  );
  return collect((claim) => {
    for (const { actionId, generation, n, status } of run.targets) {
      const effect = ledger.get(`${actionId} ${generation} ${n}`);
      const isDone = effect?.outcome === "done";
      if (status === "succeeded" && !isDone)
        claim(actionId, `target ${n} succeeded and the ledger does not say so`, "lost");
      if (status !== "succeeded" && isDone)
        claim(actionId, `target ${n} is ${status}, but its effect is done`, "twice");
      if (isDone && effect.port !== "database" && !arrived.has(effect.effectKey)) {
        claim(actionId, `target ${n} is done, and nothing of it has arrived`, "lost");
      }
    }
  });
}

/** Every approval raises the version of its member by one, so the version counts the effects. */
function inMembers(run: RunRecord): Violation[] {
  const about = new Map(run.targets.map((target) => [`${target.actionId} ${target.generation} ${target.n}`, target]));
  const kinds = new Map(run.actions.map(({ id, kind }) => [id, kind]));
  const done = run.effects.filter(
    ({ actionId, outcome }) => outcome === "done" && kinds.get(actionId)?.startsWith("user.approve"),
  );
  const byMember = Map.groupBy(
    done,
    (effect) => about.get(`${effect.actionId} ${effect.generation} ${effect.targetN}`)?.entityId,
  );
  return collect((claim) => {
    for (const { id, version, status } of run.members) {
      const effects = byMember.get(id) ?? [];
      const [first] = effects;
      if (effects.length > 1)
        claim(first?.actionId ?? null, `member ${id} was approved by ${effects.length} effects`, "twice");
      if (version - 1 > effects.length)
        claim(
          first?.actionId ?? null,
          `member ${id} is at version ${version} after ${effects.length} effects`,
          "twice",
        );
      const isThere = version - 1 >= effects.length && (effects.length === 0 || status === "active");
      if (!isThere)
        claim(
          first?.actionId ?? null,
          `member ${id} is ${status} at version ${version} after ${effects.length} effects`,
          "lost",
        );
    }
  });
}

function inNotices(run: RunRecord): Violation[] {
  const notices = Map.groupBy(run.notices, ({ dedupeKey }) => dedupeKey);
  const kinds = new Map(run.actions.map(({ id, kind }) => [id, kind]));
  const byAction = Map.groupBy(
    run.notices.filter(
      ({ actionId, dedupeKey }) =>
        kinds.get(actionId ?? "") === "notification.send" && /^[0-9a-f]{40}$/.test(dedupeKey),
    ),
    ({ actionId }) => actionId,
  );
  return collect((claim) => {
    for (const [actionId, rows] of byAction)
      if (rows.length > 1) claim(actionId, `its notice is there ${rows.length} times`, "twice");
    for (const { actionId, effectKey, outcome } of run.effects) {
      if (kinds.get(actionId) !== "notification.send" || outcome !== "done") continue;
      if (!notices.has(effectKey)) claim(actionId, "its notice is not there", "lost");
    }
  });
}
