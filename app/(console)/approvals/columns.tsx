import type { DataColumn, FacetOption, TableFilter } from "@/components/data-table/column";
import { kindLabels } from "@/components/approval/kind-labels";
import { Submitter } from "@/components/approval/submitter";
import { agentOptions } from "@/components/shell/agent-looks";
import { RelativeTime } from "@/components/shell/relative-time";
import { RiskBadge, riskLooks } from "@/components/shell/risk-badge";
import { StatusBadge, statusLooks } from "@/components/shell/status-badge";
import { cn } from "@/components/ui/cn";
import type { ActionListItem } from "@/server/api/reads/list-actions";

const options = (looks: Record<string, Omit<FacetOption, "value">>): FacetOption[] =>
  Object.entries(looks).map(([value, { label, icon }]) => ({ value, label, icon }));

const queueNames = ["email", "embedding", "webhook", "notification", "approval", "publish"] as const;

export const columns: readonly DataColumn<ActionListItem>[] = [
  {
    id: "title",
    header: "Action",
    grow: true,
    widthPx: 230,
    mobile: "title",
    hideable: false,
    cell: (row) => (
      <span className={cn(row.status !== "held" && "text-muted-foreground")}>
        {row.title} <span className="ml-1 text-xs font-normal text-muted-foreground max-sm:hidden">{row.action}</span>
      </span>
    ),
  },
  {
    id: "status",
    header: "Status",
    widthPx: 118,
    mobile: "aside",
    cell: (row) => <StatusBadge status={row.status} />,
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
    cell: (row) => row.targetCount.toLocaleString("en-GB"),
  },
  {
    id: "queue",
    header: "Queue",
    widthPx: 104,
    cell: (row) => row.queue,
    facet: { options: queueNames.map((value) => ({ value, label: value })) },
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
    cell: (row) =>
      row.status === "held" && row.expiresAt ? (
        <RelativeTime at={row.expiresAt} />
      ) : (
        <span className="text-muted-foreground">–</span>
      ),
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

/** With a detail beside it, the list keeps what tells rows apart. */
export const hiddenBesideDetail: readonly string[] = ["agent", "targets", "queue", "expires"];

/** The filters it can do without meanwhile. */
export const foldedBesideDetail: readonly string[] = ["queue", "age"];

/** The same where "Clear" takes a place of its own. */
export const foldedWhenNarrowed: readonly string[] = [...foldedBesideDetail, "agent", "action"];
