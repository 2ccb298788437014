import Link from "next/link";
import { RelativeTime } from "@/components/shell/relative-time";
import { StatusBadge } from "@/components/shell/status-badge";
import type { ActionDetail } from "@/server/api/reads/action-detail";
import type { ActionListItem } from "@/server/api/reads/list-actions";
import { Submitter } from "./submitter";

/** What happened before to the same thing, by the same agent, and along the same chain of tries. */
export function HistorySection({ action }: { action: ActionDetail }) {
  const who = action.submitter.kind === "agent" ? action.submitter.id : "this submitter";
  return (
    <div className="grid gap-4">
      {action.related.length > 0 && (
        <Past title={action.parentId ? "Tried before" : "Tried again as"} rows={action.related} />
      )}
      <Past
        title={`This ${action.entity.type.replaceAll("_", " ")}`}
        rows={action.entityHistory}
        empty="Nothing was asked about it before."
      />
      <Past title={`${action.action} by ${who}`} rows={action.agentHistory} empty="The first of its kind." />
    </div>
  );
}

function Past({ title, rows, empty }: { title: string; rows: readonly ActionListItem[]; empty?: string }) {
  return (
    <section aria-label={title}>
      <h3 className="text-sm font-medium">{title}</h3>
      {rows.length === 0 ? (
        <p className="mt-1 text-sm text-muted-foreground">{empty}</p>
      ) : (
        <ul className="mt-1.5 divide-y rounded-md border text-sm">
          {rows.map((row) => (
            <li key={row.id} className="flex items-center gap-3 px-3 py-1.5">
              <Link href={`/approvals/${row.id}`} prefetch={false} className="min-w-0 flex-1 truncate hover:underline">
                {row.title}
              </Link>
              <span className="text-xs @max-md:hidden">
                <Submitter submitter={row.submitter} />
              </span>
              <StatusBadge status={row.status} />
              <RelativeTime at={row.submittedAt} className="w-20 text-right text-xs text-muted-foreground" />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
