import type { DataColumn } from "@/components/data-table/column";
import { lookOptions } from "@/components/data-table/look-options";
import { RelativeTime } from "@/components/shell/relative-time";
import { ToneBadge } from "@/components/shell/tone-badge";
import { ROLES, roleLabel, staffState, staffStateLooks, type StaffMember } from "./staff-looks";

export const staffColumns: readonly DataColumn<StaffMember>[] = [
  { id: "name", header: "Name", widthPx: 180, mobile: "title", hideable: false, cell: (row) => row.name },
  {
    id: "email",
    header: "E-mail",
    grow: true,
    widthPx: 220,
    mobile: "meta",
    cell: (row) => <span className="text-muted-foreground">{row.email}</span>,
  },
  {
    id: "role",
    header: "Role",
    widthPx: 110,
    mobile: "meta",
    cell: (row) => roleLabel(row.role),
    facet: { options: ROLES },
  },
  {
    id: "state",
    header: "State",
    widthPx: 120,
    mobile: "aside",
    cell: (row) => <ToneBadge look={staffStateLooks[staffState(row)]} />,
    facet: { options: lookOptions(staffStateLooks) },
  },
  {
    id: "seen",
    header: "Last seen",
    widthPx: 120,
    cell: (row) => (row.lastSeenAt ? <RelativeTime at={row.lastSeenAt} /> : "never"),
  },
  { id: "created", header: "Added", widthPx: 120, cell: (row) => <RelativeTime at={row.createdAt} /> },
];
