import { countryName } from "@/app/(console)/country-name";
import type { DataColumn } from "@/components/data-table/column";
import { lookOptions } from "@/components/data-table/look-options";
import { RelativeTime } from "@/components/shell/relative-time";
import { ToneBadge } from "@/components/shell/tone-badge";
import { IdentityMark } from "./identity-mark";
import { memberRoleLooks, memberStatusLooks, type Member } from "./member-looks";

/** The countries to choose from are those that occur. */
export function memberColumns(countries: readonly string[]): DataColumn<Member>[] {
  return [
    { id: "name", header: "Name", widthPx: 160, mobile: "title", hideable: false, cell: (row) => row.name },
    {
      id: "email",
      header: "E-mail",
      grow: true,
      widthPx: 200,
      mobile: "meta",
      cell: (row) => <span className="text-muted-foreground">{row.email}</span>,
    },
    { id: "company", header: "Company", widthPx: 150, cell: (row) => row.company },
    {
      id: "status",
      header: "Status",
      widthPx: 120,
      mobile: "aside",
      cell: (row) => <ToneBadge look={memberStatusLooks[row.status]} />,
      facet: { options: lookOptions(memberStatusLooks) },
    },
    {
      id: "role",
      header: "Role",
      widthPx: 130,
      cell: (row) => memberRoleLooks[row.role].label,
      facet: { options: lookOptions(memberRoleLooks) },
    },
    {
      id: "country",
      header: "Country",
      widthPx: 130,
      mobile: "meta",
      cell: (row) => countryName(row.country),
      facet: { options: countries.map((value) => ({ value, label: countryName(value) })) },
    },
    { id: "identity", header: "Identity", widthPx: 110, cell: (row) => <IdentityMark at={row.identityVerifiedAt} /> },
    { id: "joined", header: "Joined", widthPx: 110, cell: (row) => <RelativeTime at={row.joinedAt} /> },
    {
      id: "seen",
      header: "Last seen",
      widthPx: 110,
      startsHidden: true,
      cell: (row) => row.lastSeenAt && <RelativeTime at={row.lastSeenAt} />,
    },
  ];
}
