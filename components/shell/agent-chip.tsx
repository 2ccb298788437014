import { cn } from "@/components/ui/cn";
import { agentLooks, isAgent } from "./agent-looks";

/** An agent by monogram and name; names outside the five get a neutral monogram. */
export function AgentChip({ agent, showRole = false, className }: AgentChipProps) {
  const look = isAgent(agent) ? agentLooks[agent] : undefined;
  return (
    <span className={cn("inline-flex min-w-0 items-center gap-1.5 whitespace-nowrap", className)}>
      <span
        aria-hidden="true"
        className={cn(
          "inline-flex size-4.5 shrink-0 items-center justify-center rounded-[5px] border border-current/30 bg-card text-[0.625rem] font-semibold",
          look?.color ?? "text-muted-foreground",
        )}
      >
        {agent.slice(0, 2).replace(/^./, (letter) => letter.toUpperCase())}
      </span>
      <span className="truncate">{agent}</span>
      {showRole && look && <span className="truncate text-xs text-muted-foreground">{look.role}</span>}
    </span>
  );
}

interface AgentChipProps {
  agent: string;
  showRole?: boolean;
  className?: string;
}
