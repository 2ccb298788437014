import { countryName } from "@/app/(console)/country-name";
import type { DataColumn } from "@/components/data-table/column";
import { lookOptions } from "@/components/data-table/look-options";
import { RelativeTime } from "@/components/shell/relative-time";
import { ToneBadge } from "@/components/shell/tone-badge";
import { categoryLabel, providerStatusLooks, type Provider } from "./provider-looks";

/** The categories to choose from are those that occur. */
export function providerColumns(categories: readonly string[]): DataColumn<Provider>[] {
  return [
    {
      id: "name",
      header: "Provider",
      grow: true,
      widthPx: 220,
      mobile: "title",
      hideable: false,
      cell: (row) => row.name,
    },
    {
      id: "category",
      header: "Category",
      widthPx: 150,
      mobile: "meta",
      cell: (row) => <span className="inline-block first-letter:uppercase">{categoryLabel(row.category)}</span>,
      facet: { options: categories.map((value) => ({ value, label: categoryLabel(value) })) },
    },
    {
      id: "status",
      header: "Status",
      widthPx: 120,
      mobile: "aside",
      cell: (row) => <ToneBadge look={providerStatusLooks[row.status]} />,
      facet: { options: lookOptions(providerStatusLooks) },
    },
    { id: "country", header: "Country", widthPx: 140, mobile: "meta", cell: (row) => countryName(row.country) },
    {
      id: "website",
      header: "Website",
      widthPx: 200,
      cell: (row) => <span className="text-muted-foreground">{hostOf(row.websiteUrl)}</span>,
    },
    {
      id: "listed",
      header: "Listed",
      widthPx: 110,
      cell: (row) => row.listedAt && <RelativeTime at={row.listedAt} />,
    },
    { id: "created", header: "Created", widthPx: 110, cell: (row) => <RelativeTime at={row.createdAt} /> },
  ];
}

// Text, not a link: the address comes from outside and nobody has looked at it.
const hostOf = (url: string | null) => (url && URL.canParse(url) ? new URL(url).host : url);
