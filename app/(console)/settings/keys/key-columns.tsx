import type { DataColumn } from "@/components/data-table/column";
import { lookOptions } from "@/components/data-table/look-options";
import { AgentChip } from "@/components/shell/agent-chip";
import { agentOptions } from "@/components/shell/agent-looks";
import { RelativeTime } from "@/components/shell/relative-time";
import { ToneBadge } from "@/components/shell/tone-badge";
import { keyState, keyStateLooks, type AgentKey } from "./key-looks";

export function keyColumns(nowMs: number): DataColumn<AgentKey>[] {
  return [
    {
      id: "label",
      header: "Label",
      grow: true,
      widthPx: 180,
      mobile: "title",
      hideable: false,
      cell: (row) => row.label,
    },
    {
      id: "agent",
      header: "Agent",
      widthPx: 120,
      mobile: "meta",
      cell: (row) => <AgentChip agent={row.agent} />,
      facet: { options: agentOptions },
    },
    {
      id: "hint",
      header: "Begins with",
      widthPx: 180,
      cell: (row) => <code className="font-mono text-xs">{row.hint}…</code>,
    },
    {
      id: "state",
      header: "State",
      widthPx: 150,
      mobile: "aside",
      cell: (row) => <ToneBadge look={keyStateLooks[keyState(row, nowMs)]} />,
      facet: { options: lookOptions(keyStateLooks) },
    },
    {
      id: "used",
      header: "Last used",
      widthPx: 120,
      mobile: "meta",
      cell: (row) => (row.lastUsedAt ? <RelativeTime at={row.lastUsedAt} /> : "not used yet"),
    },
    { id: "pace", header: "May use", widthPx: 110, cell: (row) => `${row.pacePercent} % of calls` },
    {
      id: "ends",
      header: "Ends",
      widthPx: 120,
      cell: (row) => {
        const end = row.revokedAt ?? row.expiresAt;
        return end ? <RelativeTime at={end} /> : <span className="text-muted-foreground">–</span>;
      },
    },
    { id: "created", header: "Made", widthPx: 120, cell: (row) => <RelativeTime at={row.createdAt} /> },
  ];
}
