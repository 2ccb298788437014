import { CircleCheckIcon, CircleXIcon } from "lucide-react";
import type { ActionListItem } from "@/server/api/reads/list-actions";
import { RefusalText } from "./refusal-text";
import type { BulkItem, BulkVerb } from "./use-bulk-verb";

const past = { approve: "Approved", reject: "Rejected", withdraw: "Withdrawn" } as const;

/** One line per action: done, or refused and why. */
export function BulkOutcome({ verb, rows, outcome }: BulkOutcomeProps) {
  const titles = new Map(rows.map((row) => [row.id, row.title]));
  const refused = outcome.filter((item) => !item.ok);
  return (
    <div className="grid gap-3 text-sm" role="status">
      <p className="flex flex-wrap gap-x-4 gap-y-1 font-medium">
        <span className="inline-flex items-center gap-1.5">
          <CircleCheckIcon className="size-4 text-success" />
          {past[verb]} {outcome.length - refused.length}
        </span>
        {refused.length > 0 && (
          <span className="inline-flex items-center gap-1.5">
            <CircleXIcon className="size-4 text-danger" />
            Refused {refused.length}
          </span>
        )}
      </p>
      {refused.length > 0 && (
        <ul className="max-h-64 divide-y overflow-y-auto rounded-md border" tabIndex={0} aria-label="Refused">
          {refused.map((item) => (
            <li key={item.id} className="px-3 py-2">
              <p className="wrap-anywhere">{titles.get(item.id) ?? item.id}</p>
              <p className="text-xs text-muted-foreground">{item.refusal && <RefusalText problem={item.refusal} />}</p>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

interface BulkOutcomeProps {
  verb: BulkVerb;
  rows: readonly ActionListItem[];
  outcome: readonly BulkItem[];
}
