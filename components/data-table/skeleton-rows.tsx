import { Skeleton } from "@/components/ui/skeleton";

/** Rows of the final height while the first page loads. */
export function SkeletonTableRows({ count, columnCount, heightPx }: SkeletonTableRowsProps) {
  return Array.from({ length: count }, (_, line) => (
    <tr key={line} aria-hidden="true" className="border-b" style={{ height: heightPx }}>
      {Array.from({ length: columnCount }, (_, place) => (
        <td key={place} className="px-2.5 first:pl-4">
          <Skeleton className="h-3" style={{ width: `${widths[(line + place) % widths.length]}%` }} />
        </td>
      ))}
    </tr>
  ));
}

interface SkeletonTableRowsProps {
  count: number;
  columnCount: number;
  heightPx: number;
}

/** The same for phone cards. */
export function SkeletonCards({ count }: { count: number }) {
  return Array.from({ length: count }, (_, line) => (
    <li key={line} aria-hidden="true" className="flex min-h-15 flex-col gap-2 border-b px-3 py-3">
      <Skeleton className="h-3.5" style={{ width: `${widths[line % widths.length]}%` }} />
      <Skeleton className="h-3" style={{ width: `${widths[(line + 2) % widths.length]}%` }} />
    </li>
  ));
}

const widths = [72, 54, 83, 61, 47, 68];
