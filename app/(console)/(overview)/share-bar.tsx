/** Approved and rejected as one bar; its length compares with the longest of its column. */
export function ShareBar({ part, whole, most }: { part: number; whole: number; most: number }) {
  const percent = (count: number) => `${(count / Math.max(1, most)) * 100}%`;
  return (
    <span className="flex items-center gap-2">
      <span aria-hidden="true" className="flex h-2 min-w-12 flex-1 gap-px overflow-hidden rounded-sm bg-muted">
        <span className="bg-chart-1" style={{ width: percent(part) }} />
        <span className="bg-chart-block" style={{ width: percent(whole - part) }} />
      </span>
      <span className="w-8 text-right tabular-nums">
        {whole}
        <span className="sr-only">{` decisions, ${part} approved`}</span>
      </span>
    </span>
  );
}
