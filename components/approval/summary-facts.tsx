/** A longer value gets a line of its own. */
const LONG_CHARS = 32;

/** The action's own description of itself, label over value, as many beside each other as fit. */
export function SummaryFacts({ lines }: { lines: readonly { label: string; value: string }[] }) {
  if (lines.length === 0) return null;
  return (
    <dl className="grid grid-cols-[repeat(auto-fill,minmax(9.5rem,1fr))] gap-x-4 gap-y-2.5 text-sm">
      {lines.map((line) => (
        <div key={line.label} className={line.value.length > LONG_CHARS ? "col-span-full min-w-0" : "min-w-0"}>
          <dt className="text-xs text-muted-foreground">{line.label}</dt>
          <dd className="break-words">{line.value}</dd>
        </div>
      ))}
    </dl>
  );
}
