import { CopyButton } from "@/components/shell/copy-button";
import { RelativeTime } from "@/components/shell/relative-time";
import { RiskBadge } from "@/components/shell/risk-badge";
import { StatusBadge } from "@/components/shell/status-badge";
import type { ActionDetail } from "@/server/api/reads/action-detail";
import { Submitter } from "./submitter";

const DIGEST_CHARS_SHOWN = 8;

/** What it is, how it stands, who asked and when, and the digest that a decision on it pins. */
export function ActionHeader({ action, heading: Heading }: ActionHeaderProps) {
  return (
    <header className="grid gap-1.5 px-4 pt-3.5 pb-3">
      <Heading className="pr-10 text-base leading-6 font-semibold tracking-tight break-words">{action.title}</Heading>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <StatusBadge status={action.status} />
        <span className="inline-flex items-center gap-1">
          <RiskBadge risk={action.riskLevel} />
          <span className={action.riskLevel === "high" ? "text-danger-text" : "text-muted-foreground"}>risk</span>
        </span>
        <Submitter submitter={action.submitter} />
        <span className="text-muted-foreground">
          submitted <RelativeTime at={action.submittedAt} />
        </span>
        {action.status === "held" && action.expiresAt && (
          <span className="text-muted-foreground">
            expires <RelativeTime at={action.expiresAt} />
          </span>
        )}
      </div>
      <div className="-my-1 flex flex-wrap items-center gap-x-3 text-xs text-muted-foreground">
        <code className="font-mono">{action.action}</code>
        <span>queue {action.queue}</span>
        {action.generation > 1 && <span className="text-warning-text">generation {action.generation}</span>}
        <span className="inline-flex items-center">
          digest <code className="ml-1 font-mono">{action.pinnedDigest.slice(0, DIGEST_CHARS_SHOWN)}</code>
          <CopyButton text={action.pinnedDigest} label="Copy the pinned digest" className="-my-1" />
        </span>
      </div>
    </header>
  );
}

interface ActionHeaderProps {
  action: ActionDetail;
  heading: "h1" | "h2";
}
