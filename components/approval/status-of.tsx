import { FlaskConicalIcon } from "lucide-react";
import { StatusBadge } from "@/components/shell/status-badge";
import { Badge } from "@/components/ui/badge";
import type { ActionListItem } from "@/server/api/reads/list-actions";

/** The status of an action; a bulk that runs no further until somebody says so is not called running. */
export function StatusOf({ row }: { row: Pick<ActionListItem, "status" | "stageHeldAt"> }) {
  if (row.status !== "running" || row.stageHeldAt === null) return <StatusBadge status={row.status} />;
  return (
    <Badge variant="warning">
      <FlaskConicalIcon />
      Canary waits
    </Badge>
  );
}
