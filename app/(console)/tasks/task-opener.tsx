import { CircleUserIcon } from "lucide-react";
import { AgentChip } from "@/components/shell/agent-chip";
import type { Task } from "./may";

export function TaskOpener({ task: { openedBy } }: { task: Pick<Task, "openedBy"> }) {
  if (openedBy.kind === "agent") return <AgentChip agent={openedBy.id} />;
  return (
    <span className="inline-flex min-w-0 items-center gap-1.5 whitespace-nowrap">
      <CircleUserIcon className="size-4 shrink-0 text-muted-foreground" />
      <span className="truncate">{openedBy.name ?? "A former member of staff"}</span>
    </span>
  );
}
