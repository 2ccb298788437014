import type { DataColumn } from "@/components/data-table/column";
import { RelativeTime } from "@/components/shell/relative-time";
import { ActorChip } from "./actor-chip";
import { trailSentence, type AuditEvent } from "./trail-sentence";

export const auditColumns: readonly DataColumn<AuditEvent>[] = [
  { id: "at", header: "When", widthPx: 110, mobile: "meta", cell: (row) => <RelativeTime at={row.at} /> },
  {
    id: "event",
    header: "Event",
    grow: true,
    widthPx: 300,
    mobile: "title",
    hideable: false,
    cell: trailSentence,
  },
  { id: "who", header: "Actor", widthPx: 150, mobile: "meta", cell: (row) => <ActorChip actor={row.actor} /> },
  {
    id: "type",
    header: "Type",
    widthPx: 190,
    cell: (row) => <code className="font-mono text-xs text-muted-foreground">{row.type}</code>,
  },
  {
    id: "leaf",
    header: "Leaf",
    widthPx: 110,
    startsHidden: true,
    cell: (row) => <code className="font-mono text-xs text-muted-foreground">{row.leaf.slice(0, 12)}</code>,
  },
];

/** With a detail beside it, the list keeps what happened, and when. */
export const hiddenBesideDetail: readonly string[] = ["who", "type", "leaf"];
