import { FlaskConicalIcon, PauseIcon } from "lucide-react";
import { StatusBadge } from "@/components/shell/status-badge";
import { Badge } from "@/components/ui/badge";
import type { ActionListItem } from "@/server/api/reads/list-actions";
import { MAILING } from "./mailing-kind";

/** The status of an action; what goes no further until somebody says so is not called running. */
export function StatusOf({ row }: { row: Pick<ActionListItem, "status" | "stageHeldAt" | "action"> }) {
  if (row.status !== "running" || row.stageHeldAt === null) return <StatusBadge status={row.status} />;
  // A mailing can also be paused in its midst, which a row of a list does not tell apart.
  const isMailing = row.action === MAILING;
  return (
    <Badge variant="warning">
      {isMailing ? <PauseIcon /> : <FlaskConicalIcon />}
      {isMailing ? "Paused" : "Canary waits"}
    </Badge>
  );
}
