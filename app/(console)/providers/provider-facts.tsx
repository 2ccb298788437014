import { EntityHistory } from "@/app/(console)/entity-history";
import { countryName } from "@/app/(console)/country-name";
import type { RowFacts } from "@/components/data-table/row-detail";
import { RelativeTime } from "@/components/shell/relative-time";
import { ToneBadge } from "@/components/shell/tone-badge";
import { categoryLabel, providerStatusLooks, type Provider } from "./provider-looks";

export function providerFacts(provider: Provider): RowFacts {
  return {
    title: provider.name,
    badge: <ToneBadge look={providerStatusLooks[provider.status]} />,
    items: [
      { label: "Category", value: categoryLabel(provider.category) },
      { label: "Country", value: countryName(provider.country) },
      { label: "Website", value: provider.websiteUrl && <span className="break-all">{provider.websiteUrl}</span> },
      { label: "Listed", value: provider.listedAt ? <RelativeTime at={provider.listedAt} /> : "not listed" },
      { label: "Created", value: <RelativeTime at={provider.createdAt} /> },
      { label: "Version", value: `${provider.version}` },
      { label: "Provider id", value: <code className="font-mono text-xs break-all">{provider.id}</code> },
    ],
    children: <EntityHistory type="provider" id={provider.id} name={provider.name} />,
  };
}
