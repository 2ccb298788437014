import { canonicalJson } from "@/server/kernel/canonical";
import { leafOf } from "@/server/kernel/audit";
import { contentOf } from "@/server/proofs/sealed-event";
import { newId, sha256 } from "@/server/kernel/key";
import { PolicyParameters } from "@/server/policies/parameters";
import type { RunRecord } from "@/bench/chaos/run-record";

type Row = RunRecord["actions"][number];
type Event = RunRecord["events"][number];

const T0 = Date.parse("2026-03-01T12:00:00Z");
/** The n-th second of the run. */
export const at = (second: number): Date => new Date(T0 + second * 1_000);

export const EVAN = newId();
const DIGEST = sha256("what was pinned");
const COPY = {
  from: "Ops <ops@hedgeco.example>",
  to: "ada@example.com",
  subject: "Hello",
  html: "<p>Hi</p>",
  text: "Hi",
  headers: {},
};
const COPY_HASH = sha256(canonicalJson(COPY));

/** A small run in which everything went well: a mail that ran by itself and an approval of two members by Evan. */
export function validRun() {
  const [mail, bulk] = [newId(), newId()];
  const mailKey = sha256(`${mail} effect`).slice(0, 40);
  const bulkKeys = [0, 1].map((n) => sha256(`${bulk} effect ${n}`).slice(0, 40));
  const people = [newId(), newId()];
  const run: RunRecord = {
    actions: [
      actionRow(mail, {
        kind: "email.send_one",
        submitter: "daphne",
        idempotencyKey: "one",
        verdict: "run",
        renderHash: COPY_HASH,
      }),
      actionRow(bulk, {
        kind: "user.approve_many",
        submitter: "shaggy",
        idempotencyKey: "two",
        verdict: "hold",
        targetCount: 2,
      }),
    ],
    targets: [targetRow(mail, 0, newId()), ...people.map((id, n) => targetRow(bulk, n, id))],
    events: [
      ...started(mail, 0, "action.queued_at_submit", "queued"),
      ...[
        event(mail, 2, "action.started", { from: "queued", to: "running", fence: 1, attempt: 1 }),
        event(mail, 4, "action.succeeded", { from: "running", to: "succeeded", fence: 1 }),
      ],
      ...started(bulk, 1, "action.held", "held"),
      event(bulk, 5, "action.approved", { from: "held", to: "approved", by: EVAN }),
      ...[
        event(bulk, 6, "action.queued", { from: "approved", to: "queued" }),
        event(bulk, 7, "action.started", { from: "queued", to: "running", fence: 1, attempt: 1 }),
      ],
      event(bulk, 8, "action.succeeded", { from: "running", to: "succeeded", fence: 1 }),
    ],
    secrets: [],
    effects: [
      effectRow(mail, mailKey, 0, { port: "resend", intentAt: at(2), doneAt: at(4) }),
      ...bulkKeys.map((key, n) => effectRow(bulk, key, n, { port: "database", intentAt: at(8), doneAt: at(8) })),
    ],
    decisions: [],
    requests: [requestRow(bulk)],
    votes: [voteRow(bulk)],
    superseded: [],
    copies: new Map([[COPY_HASH, canonicalJson(COPY)]]),
    members: people.map((id) => ({ id, status: "active", version: 2 })),
    notices: [],
    params: PolicyParameters.parse({}),
    witness: witnessOf(mail, bulk, mailKey),
  };
  return { run, mail, bulk, mailKey };
}

type Given = Pick<Row, "kind" | "submitter" | "idempotencyKey" | "verdict"> & Partial<Row>;

function actionRow(id: string, as: Given): Row {
  return {
    ...{
      id,
      queue: "email",
      submitterKind: "agent",
      status: "succeeded",
      generation: 1,
      pinnedDigest: DIGEST,
      targetCount: 1,
    },
    ...{ risk: "low", policyVersion: 1, fence: 1, attempt: 1, payload: {}, renderHash: null, ...as },
    result: { targets: { succeeded: as.targetCount ?? 1, failed: 0, cancelled: 0, unknown: 0, pending: 0 } },
  };
}

const targetRow = (actionId: string, n: number, entityId: string): RunRecord["targets"][number] => ({
  ...{ actionId, generation: 1, n },
  ...{ entityType: "member", entityId, status: "succeeded" },
});

function started(id: string, second: number, type: string, to: string): Event[] {
  const count = type === "action.held" ? 2 : 1;
  const pin = {
    pinnedDigest: DIGEST,
    targetCount: count,
    risk: "low",
    verdict: count === 2 ? "hold" : "run",
    policyVersion: 1,
  };
  return [event(id, second, type, { from: "new", to: to, ...pin, fence: 0, attempt: 0 })];
}

interface Body {
  from: string;
  to: string;
  /** Who did it; by default a worker. */
  by?: string;
  [name: string]: unknown;
}

export function event(actionId: string, second: number, type: string, { by = "worker", ...body }: Body): Event {
  const actor = { actorKind: "staff" as const, actorId: by };
  const row = { id: newId(), at: at(second), type, actionId, generation: 1, ...actor, body };
  return { ...row, leaf: leafOf(contentOf(row)) };
}

type Effect = RunRecord["effects"][number];

const effectRow = (
  actionId: string,
  effectKey: string,
  targetN: number,
  as: Pick<Effect, "port" | "intentAt" | "doneAt">,
): Effect => ({ effectKey, actionId, generation: 1, targetN, fence: 1, outcome: "done", ...as });

const requestRow = (actionId: string): RunRecord["requests"][number] => ({
  ...{ actionId, generation: 1, digest: DIGEST },
  ...{ quorum: [{ role: "operator", count: 1 }], expiresAt: at(3_600) },
});

const voteRow = (actionId: string): RunRecord["votes"][number] => ({
  ...{ actionId, generation: 1, approverId: EVAN, countsFor: EVAN, role: "operator" },
  ...{ verdict: "approve", digestSeen: DIGEST, votedAt: at(5), voidedAt: null, breakGlass: false },
});

function witnessOf(mail: string, bulk: string, mailKey: string): RunRecord["witness"] {
  const { from, to, subject, html, text } = COPY;
  const accepted = (id: string) => [{ status: 201, id, code: null, sameBody: true }];
  return {
    arrivals: [
      {
        at: at(3).getTime(),
        door: "mail",
        key: mailKey,
        bodyHash: "b",
        content: { from, to, subject, html, text },
        behaviour: "accept",
        came: "effect",
      },
    ],
    submitted: [
      { agent: "daphne", kind: "email.send_one", idempotencyKey: "one", answers: accepted(mail) },
      { agent: "shaggy", kind: "user.approve_many", idempotencyKey: "two", answers: accepted(bulk) },
    ],
    called: [{ verb: "approve", actor: EVAN, actionId: bulk, status: 200, code: null }],
    switchedOff: [{ scope: "all", from: at(20).getTime(), until: at(30).getTime() }],
    ...{ faults: ["kill web"], planned: ["kill web"], longestDueMs: 500, drained: true },
    ...{
      reads: { count: 10, changedTables: [] },
      proof: { unsealed: 0, exitCode: 0, said: "" },
      replay: { replayed: 0, ofOtherCode: 0, mismatches: [] },
    },
  };
}
