export interface CountBar {
  key: string;
  label: string;
  count: number;
  /** A chart variable, so that both themes fit. */
  color: string;
}

/** A few named counts, each a bar of its share of the largest; the figures are text, so nothing rests on colour. */
export function CountBars({ title, bars }: { title: string; bars: readonly CountBar[] }) {
  const most = Math.max(1, ...bars.map(({ count }) => count));
  return (
    <ul aria-label={title} className="grid gap-1.5">
      {bars.map(({ key, label, count, color }) => (
        <li key={key} className="grid grid-cols-[minmax(0,3fr)_minmax(0,4fr)_auto] items-center gap-3 text-sm">
          <span className="min-w-0 break-words">{label}</span>
          <span aria-hidden="true" className="h-2.5 overflow-hidden rounded-sm bg-accent">
            <span className="block h-full" style={{ width: `${(count / most) * 100}%`, background: color }} />
          </span>
          <span className="min-w-10 text-right tabular-nums">{count.toLocaleString("en-GB")}</span>
        </li>
      ))}
    </ul>
  );
}
