import type { DataColumn, FacetOption, TableFilter } from "@/components/data-table/column";
import { kindLabels } from "@/components/approval/kind-labels";
import { StatusOf } from "@/components/approval/status-of";
import { RowNote } from "@/components/approval/row-note";
import { Submitter } from "@/components/approval/submitter";
import { agentOptions } from "@/components/shell/agent-looks";
import { queueOptions } from "@/components/shell/queue-names";
import { RelativeTime } from "@/components/shell/relative-time";
import { RiskBadge, riskLooks } from "@/components/shell/risk-badge";
import { statusLooks } from "@/components/shell/status-badge";
import { cn } from "@/components/ui/cn";
import type { ActionListItem } from "@/server/api/reads/list-actions";

const options = (looks: Record<string, Omit<FacetOption, "value">>): FacetOption[] =>
  Object.entries(looks).map(([value, { label, icon }]) => ({ value, label, icon }));

const nothing = <span className="text-muted-foreground">–</span>;

export const columns: readonly DataColumn<ActionListItem>[] = [
  {
    id: "title",
    header: "Action",
    grow: true,
    widthPx: 230,
    mobile: "title",
    hideable: false,
    cell: (row) => <span className={cn(row.status !== "held" && "text-muted-foreground")}>{row.title}</span>,
    note: (row) => <RowNote row={row} />,
  },
  {
    id: "status",
    header: "Status",
    widthPx: 118,
    mobile: "aside",
    cell: (row) => <StatusOf row={row} />,
    facet: { options: options(statusLooks) },
  },
  {
    id: "risk",
    header: "Risk",
    widthPx: 92,
    sortable: true,
    sortDescFirst: true,
    mobile: "meta",
    cell: (row) => <RiskBadge risk={row.riskLevel} />,
    facet: { options: options(riskLooks) },
  },
  {
    id: "agent",
    header: "Agent",
    widthPx: 104,
    mobile: "meta",
    cell: (row) => <Submitter submitter={row.submitter} />,
    facet: { options: agentOptions },
  },
  {
    id: "targets",
    header: "Targets",
    widthPx: 78,
    numeric: true,
    // One target is what the title names already.
    cell: (row) => (row.targetCount > 1 ? row.targetCount.toLocaleString("en-GB") : nothing),
  },
  {
    id: "queue",
    header: "Queue",
    widthPx: 104,
    cell: (row) => row.queue,
    facet: { options: queueOptions },
  },
  {
    id: "submitted",
    header: "Submitted",
    widthPx: 112,
    sortable: true,
    mobile: "meta",
    cell: (row) => <RelativeTime at={row.submittedAt} />,
  },
  {
    id: "expires",
    header: "Expires",
    widthPx: 96,
    sortable: true,
    cell: (row) => (row.status === "held" && row.expiresAt ? <RelativeTime at={row.expiresAt} /> : nothing),
  },
];

/** Filters that have no column of their own. */
export const filters: readonly TableFilter[] = [
  {
    id: "action",
    label: "Kind",
    options: Object.entries(kindLabels).map(([value, label]) => ({ value, label })),
  },
  {
    id: "waits",
    label: "Waits",
    single: true,
    options: [{ value: "canary", label: "After its canary" }],
  },
  {
    id: "age",
    label: "Age",
    single: true,
    options: [
      { value: "1", label: "Older than 1 hour" },
      { value: "4", label: "Older than 4 hours" },
      { value: "24", label: "Older than 24 hours" },
    ],
  },
];

/** Where everything shown is held, these tell nothing. A row that has moved on says so in its second line. */
export const hiddenWhereAllHeld: readonly string[] = ["status", "queue"];

/** With a detail beside it, the list keeps what tells rows apart. */
export const hiddenBesideDetail: readonly string[] = ["agent", "targets", "queue", "expires"];

/** The filters it can do without meanwhile. */
export const foldedBesideDetail: readonly string[] = ["queue", "age", "waits"];

/** The same where "Clear" takes a place of its own. */
export const foldedWhenNarrowed: readonly string[] = [...foldedBesideDetail, "agent", "action"];
