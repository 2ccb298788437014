import { and, eq, gt, inArray, isNull, lte, sql } from "drizzle-orm";
import { actions, approvalRequests, approvalVotes, supersededGenerations } from "@/drizzle/schema/actions";
import { agents } from "@/drizzle/schema/agents";
import { delegations, staff } from "@/drizzle/schema/staff";
import type { Tx } from "@/server/db";
import type { Actor, StaffRole } from "./actor";
import { lockApprovers, readTallies } from "./attention";
import type { Tally } from "./attention";
import type { Ground } from "./ground";
import type { ActionRow } from "./load";

export type Human = Extract<Actor, { kind: "staff" }>;
export type ApprovalRequest = typeof approvalRequests.$inferSelect;

/** A vote on the present generation, and who cast it. */
export type Vote = typeof approvalVotes.$inferSelect & { by: string };

/** All that deciding on one action looks at. A decision that is taken changes it, so that the next one sees it. */
export interface ActionFile {
  row: ActionRow;
  request: ApprovalRequest | undefined;
  /** In the order they were cast; voided ones too. */
  votes: Vote[];
  /** Who answers for the agent that submitted it. */
  agentOwner: string | null;
  editors: readonly string[];
}

export interface Approver {
  name: string;
  tally: Tally;
}

export interface Delegation {
  fromId: string;
  toId: string;
  /** The role of who delegated. */
  role: StaffRole;
  /** Null: for all kinds. */
  kinds: readonly string[] | null;
}

/** What a set of decisions is judged on, read at once and locked until the transaction ends. */
export interface Docket {
  ground: Ground;
  files: ReadonlyMap<string, ActionFile>;
  approvers: ReadonlyMap<string, Approver>;
  delegations: readonly Delegation[];
}

interface Asked {
  id: string;
  human: Human;
  decision: { verdict: "approve" | "reject"; onBehalfOf?: string };
}

/** Rows are locked before approvers, each in one order, so that no two sets wait for one another. */
export async function openDocket(tx: Tx, ground: Ground, asked: readonly Asked[]): Promise<Docket> {
  const ids = unique(asked.map(({ id }) => id));
  const rows = await tx.select().from(actions).where(inArray(actions.id, ids)).orderBy(actions.id).for("update");
  const approving = asked.filter(({ decision }) => decision.verdict === "approve");
  await lockApprovers(tx, unique(approving.map(({ human }) => human.id)));
  const [files, approvers, given] = await Promise.all([
    readFiles(tx, rows),
    readApprovers(tx, ground, unique(asked.map(({ human }) => human.id))),
    readDelegations(tx, ground.now, asked),
  ]);
  return { ground, files, approvers, delegations: given };
}

async function readFiles(tx: Tx, rows: readonly ActionRow[]): Promise<Map<string, ActionFile>> {
  if (rows.length === 0) return new Map();
  const ids = rows.map(({ id }) => id);
  const submitters = unique(rows.flatMap((row) => (row.submitterKind === "agent" ? [row.submitter] : [])));
  const [requests, votes, owners, edits] = await Promise.all([
    tx.select().from(approvalRequests).where(inArray(approvalRequests.actionId, ids)),
    tx
      .select({ vote: approvalVotes, by: staff.name })
      .from(approvalVotes)
      .innerJoin(staff, eq(staff.id, approvalVotes.approverId))
      .where(inArray(approvalVotes.actionId, ids))
      .orderBy(approvalVotes.votedAt),
    submitters.length === 0
      ? []
      : tx.select({ name: agents.name, owner: agents.ownerId }).from(agents).where(inArray(agents.name, submitters)),
    tx
      .select({ id: supersededGenerations.actionId, by: supersededGenerations.replacedBy })
      .from(supersededGenerations)
      .where(and(inArray(supersededGenerations.actionId, ids), eq(supersededGenerations.edited, true))),
  ]);
  const ownerOf = new Map(owners.map(({ name, owner }) => [name, owner]));
  return new Map(
    rows.map((row) => {
      const isPresent = (one: { actionId: string; generation: number }) =>
        one.actionId === row.id && one.generation === row.generation;
      const file = {
        row,
        request: requests.find(isPresent),
        votes: votes.flatMap(({ vote, by }) => (isPresent(vote) ? [{ ...vote, by }] : [])),
        agentOwner: row.submitterKind === "agent" ? (ownerOf.get(row.submitter) ?? null) : null,
        editors: edits.flatMap(({ id, by }) => (id === row.id && by !== null ? [by] : [])),
      };
      return [row.id, file];
    }),
  );
}

async function readApprovers(tx: Tx, ground: Ground, ids: readonly string[]): Promise<Map<string, Approver>> {
  if (ids.length === 0) return new Map();
  const [people, tallies] = await Promise.all([
    tx
      .select({ id: staff.id, name: staff.name })
      .from(staff)
      .where(inArray(staff.id, [...ids])),
    readTallies(tx, ground.now, ids),
  ]);
  const nameOf = new Map(people.map(({ id, name }) => [id, name]));
  const nothing = () => ({ targetsToday: new Map(), riskyInTenMinutes: 0 });
  return new Map(ids.map((id) => [id, { name: nameOf.get(id) ?? "An operator", tally: tallies.get(id) ?? nothing() }]));
}

/** What the deciders have been given by whom they name, as far as it counts now. */
async function readDelegations(tx: Tx, now: Date, asked: readonly Asked[]): Promise<Delegation[]> {
  const named = asked.flatMap(({ human, decision: { onBehalfOf } }) =>
    onBehalfOf ? [{ from_id: onBehalfOf, to_id: human.id }] : [],
  );
  if (named.length === 0) return [];
  return tx
    .select({ fromId: delegations.fromId, toId: delegations.toId, role: staff.role, kinds: delegations.kinds })
    .from(delegations)
    .innerJoin(staff, and(eq(staff.id, delegations.fromId), isNull(staff.disabledAt)))
    .where(
      and(
        sql`(${delegations.fromId}, ${delegations.toId}) in (
          select from_id, to_id from jsonb_to_recordset(${JSON.stringify(named)}::text::jsonb) as named(from_id uuid, to_id uuid))`,
        lte(delegations.startsAt, now),
        gt(delegations.endsAt, now),
        isNull(delegations.revokedAt),
      ),
    );
}

const unique = (ids: readonly string[]): string[] => [...new Set(ids)];
