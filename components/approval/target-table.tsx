import { CircleCheckIcon, CircleDashedIcon, CircleHelpIcon, CircleSlashIcon, CircleXIcon } from "lucide-react";
import type { KeyboardEvent } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import type { TargetItem } from "@/server/api/reads/action-targets";

/** Targets with their attributes as columns; what an attribute holds is drawn as text. They may be chosen. */
export function TargetTable({ items, label, chosen, onToggle }: TargetTableProps) {
  const attributes = [...new Set(items.flatMap((item) => Object.keys(item.attributes)))];
  return (
    <div className="max-h-112 overflow-auto rounded-md border" tabIndex={0} role="region" aria-label={label}>
      <table className="w-full text-xs whitespace-nowrap">
        <TableHeader className="sticky top-0 bg-surface">
          <TableRow>
            {chosen && (
              <TableHead>
                <span className="sr-only">Choose</span>
              </TableHead>
            )}
            <TableHead className="text-right">#</TableHead>
            <TableHead>Target</TableHead>
            <TableHead>Status</TableHead>
            {attributes.map((attribute) => (
              <TableHead key={attribute}>{attribute}</TableHead>
            ))}
          </TableRow>
        </TableHeader>
        <TableBody>
          {items.map((item) => (
            <TableRow key={item.n} className={chosen?.has(item.n) ? "bg-row-selected" : undefined}>
              {chosen && (
                <TableCell>
                  <Checkbox
                    aria-label={`Choose ${item.label}`}
                    checked={chosen.has(item.n)}
                    onKeyDown={walkBoxes}
                    onCheckedChange={() => onToggle?.(item.n)}
                  />
                </TableCell>
              )}
              <TableCell className="text-right text-muted-foreground">{item.n + 1}</TableCell>
              <TableCell className="font-medium">{item.label}</TableCell>
              <TableCell>
                <TargetStatus status={item.status} />
              </TableCell>
              {attributes.map((attribute) => (
                <TableCell key={attribute}>{show(item.attributes[attribute])}</TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </table>
    </div>
  );
}

interface TargetTableProps {
  items: readonly TargetItem[];
  label: string;
  /** Positions that are chosen; left out: nothing to choose here. */
  chosen?: ReadonlySet<number>;
  onToggle?: (n: number) => void;
}

/** The arrow keys walk the boxes. */
function walkBoxes(event: KeyboardEvent<HTMLElement>) {
  const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  if (step === 0) return;
  const boxes = [...(event.currentTarget.closest("table")?.querySelectorAll<HTMLElement>("[role=checkbox]") ?? [])];
  const next = boxes[boxes.indexOf(event.currentTarget) + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

const looks = {
  pending: { icon: CircleDashedIcon, className: "text-muted-foreground" },
  succeeded: { icon: CircleCheckIcon, className: "text-success" },
  failed: { icon: CircleXIcon, className: "text-danger" },
  cancelled: { icon: CircleSlashIcon, className: "text-muted-foreground" },
  unknown: { icon: CircleHelpIcon, className: "text-danger" },
} as const;

function TargetStatus({ status }: { status: TargetItem["status"] }) {
  const look = looks[status];
  return (
    <span className="inline-flex items-center gap-1">
      <look.icon className={`size-3.5 ${look.className}`} />
      {status}
    </span>
  );
}

function show(value: string | number | boolean | null | undefined): string {
  if (value === null || value === undefined) return "–";
  if (typeof value === "boolean") return value ? "yes" : "no";
  return String(value);
}
