import { CircleCheckIcon, CircleDashedIcon } from "lucide-react";
import { countryName } from "@/app/(console)/country-name";
import { EntityHistory } from "@/app/(console)/entity-history";
import type { RowFacts } from "@/components/data-table/row-detail";
import { RelativeTime } from "@/components/shell/relative-time";
import { ToneBadge } from "@/components/shell/tone-badge";
import { checklistItems } from "./checklist-items";
import { wholeUsd } from "./format-usd";
import { fundStatusLooks, type Fund } from "./fund-looks";

export function fundFacts(fund: Fund): RowFacts {
  return {
    title: fund.name,
    badge: <ToneBadge look={fundStatusLooks[fund.status]} />,
    items: [
      { label: "Manager", value: fund.manager },
      { label: "Strategy", value: fund.strategy },
      { label: "Domicile", value: countryName(fund.domicile) },
      { label: "Assets", value: wholeUsd(fund.aumUsd) },
      { label: "Submitted", value: <RelativeTime at={fund.submittedAt} /> },
      { label: "Verified", value: fund.verifiedAt ? <RelativeTime at={fund.verifiedAt} /> : "not yet" },
      { label: "Version", value: `${fund.version}` },
      { label: "Fund id", value: <code className="font-mono text-xs break-all">{fund.id}</code> },
    ],
    children: (
      <>
        <section className="grid gap-1">
          <h3 className="text-sm font-medium">Verification checklist</h3>
          <Checklist fund={fund} />
        </section>
        <EntityHistory type="fund" id={fund.id} name={fund.name} />
      </>
    ),
  };
}

function Checklist({ fund }: { fund: Fund }) {
  return (
    <ul className="grid text-sm">
      {checklistItems(fund).map(({ name, label, isDone }) => (
        <li key={name} className="flex items-center gap-2 py-1">
          {isDone ? (
            <CircleCheckIcon className="size-4 text-success" />
          ) : (
            <CircleDashedIcon className="size-4 text-muted-foreground" />
          )}
          <span className="flex-1 first-letter:uppercase">{label}</span>
          <span className="text-muted-foreground">{isDone ? "done" : "open"}</span>
        </li>
      ))}
    </ul>
  );
}
