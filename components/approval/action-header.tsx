import { PauseIcon } from "lucide-react";
import { RelativeTime } from "@/components/shell/relative-time";
import { RiskBadge } from "@/components/shell/risk-badge";
import { Badge } from "@/components/ui/badge";
import type { ActionDetail } from "@/server/api/reads/action-detail";
import { ReceiptButton } from "./receipt-button";
import { StatusOf } from "./status-of";
import { Submitter } from "./submitter";

/** What it is, how it stands, who asked and when. The status is that of now, whichever version is read below. */
export function ActionHeader({ action, now, heading: Heading }: ActionHeaderProps) {
  return (
    <header className="grid min-w-0 gap-1.5 px-4 pt-3.5 pb-3">
      <Heading className="pr-10 text-base leading-6 font-semibold tracking-tight wrap-anywhere">{action.title}</Heading>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <StatusOf row={now} />
        <span className="inline-flex items-center gap-1">
          <RiskBadge risk={action.riskLevel} />
          <span className={action.riskLevel === "high" ? "text-danger-text" : "text-muted-foreground"}>risk</span>
        </span>
        <Submitter submitter={action.submitter} />
        {now.agentPausedAt && (
          <Badge variant="warning">
            <PauseIcon />
            paused
          </Badge>
        )}
        <span className="text-muted-foreground">
          submitted <RelativeTime at={action.submittedAt} />
        </span>
        {action.status === "held" && action.expiresAt && (
          <span className="text-muted-foreground">
            expires <RelativeTime at={action.expiresAt} />
          </span>
        )}
      </div>
      <div className="flex flex-wrap items-center gap-x-3 text-xs text-muted-foreground">
        <code className="font-mono">{action.action}</code>
        <span>queue {action.queue}</span>
        {action.generation > 1 && <span className="text-warning-text">generation {action.generation}</span>}
        {action.askedCount > action.targetCount && (
          <span>
            asked for {action.askedCount.toLocaleString("en-GB")}, {action.askedCount - action.targetCount} dropped
          </span>
        )}
        {action.windowTargets > action.targetCount && (
          <span>with others of its sort within an hour: {action.windowTargets.toLocaleString("en-GB")} targets</span>
        )}
        {now.settledAt && <ReceiptButton actionId={action.id} />}
      </div>
    </header>
  );
}

interface ActionHeaderProps {
  action: ActionDetail;
  /** As it is on the server, which may have another version by now. */
  now: ActionDetail;
  heading: "h1" | "h2";
}
