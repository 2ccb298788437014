"use client";

import Link from "next/link";
import { useNarrowScreen } from "@/components/data-table/use-narrow-screen";
import { percent } from "@/components/shell/percent";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import type { FiguresRow, Measure } from "./measures";

interface FiguresTableProps {
  label: string;
  /** Heads the first column. */
  what: string;
  rows: readonly FiguresRow[];
  measures: readonly Measure[];
}

/** Mails by something: how many were sent, and each measure as a share of them and as a count. */
export function FiguresTable(props: FiguresTableProps) {
  return useNarrowScreen() ? <FiguresCards {...props} /> : <WideFigures {...props} />;
}

function WideFigures({ label, what, rows, measures }: FiguresTableProps) {
  return (
    <Table aria-label={label} className="table-fixed tabular-nums">
      <TableHeader>
        <TableRow>
          <TableHead className="w-[28%] pl-0">{what}</TableHead>
          <TableHead className="text-right">Sent</TableHead>
          {measures.map(({ key, label: name }) => (
            <TableHead key={key} className="text-right whitespace-normal last:pr-0">
              {name}
            </TableHead>
          ))}
        </TableRow>
      </TableHeader>
      <TableBody>
        {rows.map((row) => (
          <TableRow key={row.key}>
            <TableCell className="pl-0 align-top">
              <RowName row={row} />
            </TableCell>
            <TableCell className="text-right align-top">{whole(row.sent)}</TableCell>
            {measures.map((measure) => (
              <TableCell key={measure.key} className="text-right align-top last:pr-0">
                <Share row={row} measure={measure} />
              </TableCell>
            ))}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

/** A phone has no room for so many columns. */
function FiguresCards({ label, rows, measures }: FiguresTableProps) {
  return (
    <ul aria-label={label} className="grid gap-4 tabular-nums">
      {rows.map((row) => (
        <li key={row.key} className="grid gap-2 border-b pb-4 text-sm last:border-b-0 last:pb-0">
          <RowName row={row} />
          <dl className="grid grid-cols-3 gap-x-3 gap-y-2">
            <div>
              <dt className="text-xs text-muted-foreground">Sent</dt>
              <dd>{whole(row.sent)}</dd>
            </div>
            {measures.map((measure) => (
              <div key={measure.key}>
                <dt className="text-xs text-muted-foreground">{measure.label}</dt>
                <dd>
                  <Share row={row} measure={measure} />
                </dd>
              </div>
            ))}
          </dl>
        </li>
      ))}
    </ul>
  );
}

function RowName({ row: { name, href, note } }: { row: FiguresRow }) {
  return (
    <span className="block min-w-0">
      {href ? (
        <Link href={href} className="block truncate text-link underline underline-offset-2">
          {name}
        </Link>
      ) : (
        <span className="block truncate font-medium">{name}</span>
      )}
      {note && <span className="block truncate text-xs text-muted-foreground">{note}</span>}
    </span>
  );
}

function Share({ row, measure }: { row: FiguresRow; measure: Measure }) {
  const count = measure.of(row);
  if (count === null) return <span className="text-muted-foreground">–</span>;
  return (
    <>
      <span className="block">{percent(count, row.sent)}</span>
      <span className="block text-xs text-muted-foreground">{whole(count)}</span>
    </>
  );
}

const whole = (count: number) => count.toLocaleString("en-GB");
