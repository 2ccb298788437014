import { ThumbsDownIcon, ThumbsUpIcon } from "lucide-react";
import { RelativeTime } from "@/components/shell/relative-time";
import type { ActionDetail } from "@/server/api/reads/action-detail";

/** Who has voted and what they said; votes on an earlier generation no longer count. */
export function VoteList({ votes, generation }: { votes: ActionDetail["votes"]; generation: number }) {
  if (votes.length === 0) return null;
  return (
    <section aria-label="Votes">
      <h3 className="text-sm font-medium">Votes</h3>
      <ul className="mt-1.5 divide-y rounded-md border text-sm">
        {votes.map((vote) => {
          const Icon = vote.verdict === "approve" ? ThumbsUpIcon : ThumbsDownIcon;
          const isOld = vote.generation !== generation || vote.voidedAt !== null;
          return (
            <li key={`${vote.generation}-${vote.approver.id}`} className="flex gap-2 px-3 py-2">
              <Icon className="mt-0.5 size-4 shrink-0 text-muted-foreground" />
              <div className="min-w-0">
                <p>
                  {vote.approver.name} ({vote.approver.role}) {vote.verdict === "approve" ? "approved" : "rejected"}{" "}
                  <RelativeTime at={vote.votedAt} className="text-muted-foreground" />
                  {vote.onBehalfOf && <span> for {vote.onBehalfOf}</span>}
                  {vote.breakGlass && <span className="text-danger-text"> alone, breaking the glass</span>}
                  {isOld && (
                    <span className="text-muted-foreground">, on generation {vote.generation}; no longer counts</span>
                  )}
                </p>
                {vote.reason && <p className="text-xs wrap-anywhere text-muted-foreground">{vote.reason}</p>}
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
