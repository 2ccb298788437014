import { laterOf } from "./draft-submission";
import { z } from "zod";
import { ACTION_STATUSES } from "@/drizzle/schema/actions";
import type { approvalVotes } from "@/drizzle/schema/actions";
import { actionEvent } from "./action-event";
import type { AuditEntry } from "./audit";
import { barFor, Raised } from "./bar";
import { standing } from "./decision-case";
import type { Case } from "./decision-case";
import type { ActionRow } from "./load";
import type { Arrow } from "./move";
import { breakGlassNotice } from "./notices";
import type { OutboxMessage } from "./outbox";
import { missingVotes } from "./quorum";
import type { Quorum } from "./quorum";

export const Decided = z
  .object({
    id: z.uuid(),
    status: z.enum(ACTION_STATUSES),
    votesMissing: z.number().int().describe("How many more people must approve it."),
    notBefore: z.date().nullable().describe("Until then an approval can be taken back."),
  })
  .meta({ id: "Decided" });
export type Decided = z.infer<typeof Decided>;

export interface Move {
  row: ActionRow;
  arrow: Arrow;
}

/** What one decision writes. */
export interface Taken {
  decided: Decided;
  vote: typeof approvalVotes.$inferInsert;
  /** The bar it raised. */
  raised: { row: ActionRow; quorum: Quorum; raised: unknown } | null;
  events: AuditEntry[];
  move: Move | null;
  messages: OutboxMessage[];
}

/** Decides, and leaves the docket as it is after this vote: the next decision of the same set is judged by that. */
export function takeDecision(one: Case): Taken {
  return one.decision.verdict === "reject" ? reject(one) : approve(one);
}

function approve(one: Case): Taken {
  const { file, request, approver, decision, capacity } = one;
  const { row } = file;
  const bar = barFor(one);
  const raised =
    bar.why.length > 0 ? { row, quorum: bar.quorum, raised: [...Raised.parse(request.raised), ...bar.why] } : null;
  if (raised) file.request = { ...request, quorum: raised.quorum, raised: raised.raised };
  const vote = castVote(one);
  const { targetsToday } = approver.tally;
  targetsToday.set(row.kind, (targetsToday.get(row.kind) ?? 0) + row.targetCount);
  if (row.risk === "high") approver.tally.riskyInTenMinutes += 1;
  const approvals = standing(file).filter(({ verdict }) => verdict === "approve");
  const votesMissing = missingVotes(bar.quorum, approvals);
  const events = raised ? [barRaised(one, bar)] : [];
  if (votesMissing === 0 || decision.breakGlass) return { vote, raised, events, ...letThrough(one, votesMissing) };
  const detail = { votesMissing, role: capacity.role, onBehalfOf: capacity.onBehalfOf };
  events.push(actionEvent({ ...about(one), event: "action.voted", from: "held", to: "held", detail }));
  const decided = { id: row.id, status: row.status, votesMissing, notBefore: null };
  return { decided, vote, raised, events, move: null, messages: [] };
}

function letThrough(one: Case, votesMissing: number): Pick<Taken, "decided" | "move" | "messages"> {
  const { file, human, approver, capacity, decision, ground } = one;
  const { params, now } = ground;
  const { row } = file;
  const undoSeconds = params.undoWindowSeconds + Math.floor((row.targetCount * params.undoSecondsPer100Targets) / 100);
  const validUntil = validityOf(row, ground);
  const notBefore = laterOf(new Date(now.getTime() + undoSeconds * 1_000), row.startAt);
  const alone = votesMissing > 0 ? { breakGlass: true, votesMissing } : {};
  const arrow: Arrow = {
    ...{ event: "action.approved", to: "approved", actor: human },
    set: { decidedAt: now, validUntil, notBefore, expiresAt: null },
    detail: { ...capacity, validUntil, notBefore, ...alone },
    private: { reason: decision.reason ?? null },
  };
  file.row = { ...row, status: "approved" };
  return {
    decided: { id: row.id, status: "approved", votesMissing: 0, notBefore },
    move: { row, arrow },
    messages: votesMissing > 0 ? breakGlassNotice(row, approver.name) : [],
  };
}

const DAY_MS = 86_400_000;

/** What is to begin later stays approved until a day after that; its own rules say how late it may begin. */
function validityOf({ risk, startAt }: Case["file"]["row"], { now, params }: Case["ground"]): Date {
  const usual = new Date(now.getTime() + params.approvalValidMinutes[risk] * 60_000);
  return laterOf(usual, startAt && new Date(startAt.getTime() + DAY_MS));
}

function reject(one: Case): Taken {
  const { file, human, capacity, decision, ground } = one;
  const { row } = file;
  const arrow: Arrow = {
    ...{ event: "action.rejected", to: "rejected", actor: human },
    set: { decidedAt: ground.now, problem: { code: "rejected", message: decision.reason ?? "" }, expiresAt: null },
    detail: { ...capacity },
    private: { reason: decision.reason },
  };
  const vote = castVote(one);
  file.row = { ...row, status: "rejected" };
  const decided = { id: row.id, status: "rejected" as const, votesMissing: 0, notBefore: null };
  return { decided, vote, raised: null, events: [], move: { row, arrow }, messages: [] };
}

function castVote({ file, human, approver, capacity, decision, ground }: Case): Taken["vote"] {
  const vote = {
    actionId: file.row.id,
    generation: file.row.generation,
    approverId: human.id,
    ...capacity,
    verdict: decision.verdict,
    digestSeen: decision.digest,
    reason: decision.reason ?? null,
    typedCount: decision.typedCount ?? null,
    openMs: decision.openMs ?? null,
    channel: decision.channel ?? "api",
    breakGlass: decision.breakGlass ?? false,
    votedAt: ground.now,
    voidedAt: null,
  };
  file.votes.push({ ...vote, by: approver.name });
  return vote;
}

function barRaised(one: Case, { quorum, why }: ReturnType<typeof barFor>): AuditEntry {
  return { type: "approval.bar_raised", ...about(one), body: { quorum, why } };
}

const about = ({ file: { row }, human, ground }: Case) => ({
  actionId: row.id,
  generation: row.generation,
  actor: human,
  at: ground.now,
});
