import { and, eq, inArray, isNull } from "drizzle-orm";
import { actions, approvalRequests, approvalVotes } from "@/drizzle/schema/actions";
import type { Tx } from "@/server/db";
import type { Ground } from "./ground";
import type { ActionRow } from "./load";
import { Quorum, missingVotes, quorumOf, raiseQuorum } from "./quorum";

/**
 * Of the actions that need people, those that lack a live approval of their generation, with what is missing. The votes
 * themselves are counted, against the bar as it is now, so that neither a status nor an older policy is taken for them.
 */
export async function findUnapproved(tx: Tx, ground: Ground, rows: readonly ActionRow[]): Promise<Map<string, string>> {
  const asked = rows.filter((row) => row.requiresHuman);
  if (asked.length === 0) return new Map();
  const ids = asked.map((row) => row.id);
  const [requests, votes] = await Promise.all([
    tx
      .select({ id: actions.id, quorum: approvalRequests.quorum })
      .from(actions)
      .innerJoin(
        approvalRequests,
        and(
          eq(approvalRequests.actionId, actions.id),
          eq(approvalRequests.generation, actions.generation),
          eq(approvalRequests.digest, actions.pinnedDigest),
          eq(approvalRequests.outcome, "approved"),
        ),
      )
      .where(inArray(actions.id, ids)),
    tx
      .select({ id: actions.id, role: approvalVotes.role, breakGlass: approvalVotes.breakGlass })
      .from(actions)
      .innerJoin(
        approvalVotes,
        and(
          eq(approvalVotes.actionId, actions.id),
          eq(approvalVotes.generation, actions.generation),
          eq(approvalVotes.digestSeen, actions.pinnedDigest),
          eq(approvalVotes.verdict, "approve"),
          isNull(approvalVotes.voidedAt),
        ),
      )
      .where(inArray(actions.id, ids)),
  ]);
  const quorums = new Map(requests.map(({ id, quorum }) => [id, Quorum.parse(quorum)]));
  const given = Map.groupBy(votes, ({ id }) => id);
  return new Map(
    asked.flatMap((row) => {
      const cause = whatIsMissing(ground, row, quorums.get(row.id), given.get(row.id) ?? []);
      return cause === null ? [] : [[row.id, cause] as const];
    }),
  );
}

interface Vote {
  role: string;
  breakGlass: boolean;
}

function whatIsMissing({ params }: Ground, row: ActionRow, set: Quorum | undefined, votes: readonly Vote[]) {
  if (!set) return "No approval of this generation is on record.";
  if (votes.some((vote) => vote.breakGlass)) return null;
  const bar = raiseQuorum(set, quorumOf(params, row.kind, row.risk));
  const missing = missingVotes(bar, votes);
  if (missing === 0) return null;
  return missingVotes(set, votes) === 0
    ? "Policy asks for more people than when it was approved."
    : "The votes on record do not approve it.";
}
