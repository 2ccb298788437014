import { AgentChip } from "@/components/shell/agent-chip";
import type { ActionListItem } from "@/server/api/reads/list-actions";

/** Who asked for an action: an agent by name, otherwise in a word. */
export function Submitter({ submitter, showRole }: SubmitterProps) {
  if (submitter.kind === "agent") return <AgentChip agent={submitter.id} showRole={showRole} />;
  return <span className="text-muted-foreground">{submitter.kind === "staff" ? "staff" : "the system"}</span>;
}

interface SubmitterProps {
  submitter: ActionListItem["submitter"];
  showRole?: boolean;
}
