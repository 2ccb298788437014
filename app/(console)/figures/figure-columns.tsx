import { Submitter } from "@/components/approval/submitter";
import type { DataColumn } from "@/components/data-table/column";
import { RelativeTime } from "@/components/shell/relative-time";
import { RiskBadge } from "@/components/shell/risk-badge";
import { StatusBadge } from "@/components/shell/status-badge";
import type { ActionListItem } from "@/server/api/reads/list-actions";
import type { FigureWords } from "./figure-words";

export function figureColumns({ header, field }: FigureWords["time"]): DataColumn<ActionListItem>[] {
  return [
    {
      id: "title",
      header: "Action",
      grow: true,
      widthPx: 280,
      mobile: "title",
      hideable: false,
      cell: (row) => row.title,
    },
    {
      id: "kind",
      header: "Kind",
      widthPx: 160,
      cell: (row) => <code className="font-mono text-xs">{row.action}</code>,
    },
    {
      id: "status",
      header: "Status",
      widthPx: 120,
      mobile: "aside",
      cell: (row) => <StatusBadge status={row.status} />,
    },
    { id: "risk", header: "Risk", widthPx: 100, cell: (row) => <RiskBadge risk={row.riskLevel} /> },
    {
      id: "agent",
      header: "Submitted by",
      widthPx: 130,
      mobile: "meta",
      cell: (row) => <Submitter submitter={row.submitter} />,
    },
    {
      id: "time",
      header,
      widthPx: 120,
      mobile: "meta",
      cell: (row) => {
        const at = row[field];
        return at && <RelativeTime at={at} />;
      },
    },
  ];
}
