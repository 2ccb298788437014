import { RelativeTime } from "@/components/shell/relative-time";
import { TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import type { ActionDetail } from "@/server/api/reads/action-detail";

/** What was attempted in the outside world or in our own tables, one row per effect key. */
export function LedgerTable({ ledger }: { ledger: ActionDetail["ledger"] }) {
  if (ledger.length === 0) return null;
  return (
    <section aria-label="Ledger of effects" className="min-w-0">
      <h3 className="mb-1.5 text-sm font-medium">Ledger of effects</h3>
      <div className="max-h-72 overflow-auto rounded-md border" tabIndex={0} role="region" aria-label="Effects">
        <table className="w-full text-xs whitespace-nowrap">
          <TableHeader className="sticky top-0 bg-surface">
            <TableRow>
              <TableHead className="text-right">Target</TableHead>
              <TableHead>Port</TableHead>
              <TableHead>Outcome</TableHead>
              <TableHead>Provider</TableHead>
              <TableHead className="text-right">Tries</TableHead>
              <TableHead>When</TableHead>
              <TableHead>Effect key</TableHead>
            </TableRow>
          </TableHeader>
          <TableBody>
            {ledger.map((row) => (
              <TableRow key={row.effectKey}>
                <TableCell className="text-right">{row.targetN + 1}</TableCell>
                <TableCell>{row.port}</TableCell>
                <TableCell>{row.outcome ?? "under way"}</TableCell>
                <TableCell title={row.providerId ?? undefined}>{row.lastEvent ?? "–"}</TableCell>
                <TableCell className="text-right">{row.tries}</TableCell>
                <TableCell>
                  <RelativeTime at={row.doneAt ?? row.intentAt} />
                </TableCell>
                <TableCell className="font-mono">{row.effectKey.slice(0, 12)}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </table>
      </div>
    </section>
  );
}
