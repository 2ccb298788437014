import Link from "next/link";
import { AgentChip } from "@/components/shell/agent-chip";
import { RelativeTime } from "@/components/shell/relative-time";
import { StatusBadge } from "@/components/shell/status-badge";
import { CardHeading } from "@/components/shell/card-heading";
import { Card, CardContent } from "@/components/ui/card";
import type { TaskDetail } from "./task-page";

/** What was submitted for the task, each under its submitter's own grants. */
export function LinkedActions({ task: { actions } }: { task: TaskDetail }) {
  return (
    <Card className="min-w-0 overflow-hidden pb-1">
      <CardHeading title="Linked actions" description="Each under the grants of who submitted it" />
      {actions.length === 0 ? (
        <CardContent className="pb-3 text-sm text-muted-foreground">Nothing was submitted for it yet.</CardContent>
      ) : (
        <ul aria-label="Linked actions" className="border-t">
          {actions.map((action) => (
            <li key={action.id} className="border-b last:border-b-0">
              <Link
                href={`/approvals/${action.id}`}
                className="flex min-h-13 items-center gap-3 px-4 py-2 hover:bg-row-hover focus-visible:-outline-offset-2"
              >
                <span className="min-w-0 flex-1">
                  <span className="block truncate text-sm font-medium">{action.title}</span>
                  <span className="flex items-center gap-1.5 text-xs text-muted-foreground">
                    <AgentChip agent={action.agent} />
                    <RelativeTime at={action.linkedAt} />
                  </span>
                </span>
                <StatusBadge status={action.status} />
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
