import { percent } from "@/components/shell/percent";

export interface RateGroup {
  key: string;
  label: string;
  /** A chart variable, so that both themes fit. */
  color: string;
  bars: readonly { key: string; label: string; part: number; whole: number }[];
}

/** The same shares of several things beside one another; the figures are text, so nothing rests on a bar. */
export function RateBars({ groups }: { groups: readonly RateGroup[] }) {
  return (
    <div className="grid gap-x-8 gap-y-5 sm:grid-cols-2">
      {groups.map((group) => (
        <Rates key={group.key} group={group} />
      ))}
    </div>
  );
}

function Rates({ group: { label, color, bars } }: { group: RateGroup }) {
  const most = scaleOf(bars.map(shareOf));
  return (
    <section className="min-w-0">
      <h3 className="mb-1.5 text-xs font-medium text-muted-foreground">{label}</h3>
      <ul aria-label={label} className="grid gap-1.5">
        {bars.map((bar) => (
          <li key={bar.key} className="grid grid-cols-[minmax(0,2fr)_minmax(0,3fr)_auto] items-center gap-3 text-sm">
            <span className="truncate" title={bar.label}>
              {bar.label}
            </span>
            <span aria-hidden="true" className="h-2.5 overflow-hidden rounded-sm bg-accent">
              <span className="block h-full" style={{ width: `${(shareOf(bar) / most) * 100}%`, background: color }} />
            </span>
            <span className="min-w-12 text-right tabular-nums">{percent(bar.part, bar.whole)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Few of many would not be seen when drawn of the whole, so they are drawn to the largest of them. */
function scaleOf(shares: readonly number[]): number {
  const largest = Math.max(...shares);
  return largest === 0 || largest > 0.5 ? 1 : largest;
}

const shareOf = ({ part, whole }: { part: number; whole: number }) => (whole === 0 ? 0 : part / whole);
