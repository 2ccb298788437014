import { ArrowRightIcon } from "lucide-react";

/** Every agent that had the task, in order. */
export function HopPath({ visited }: { visited: readonly string[] }) {
  return (
    <span className="inline-flex min-w-0 flex-wrap items-center gap-x-1 text-muted-foreground">
      {visited.map((name, place) => (
        // The same agent may be on the way twice: its place is what tells one from the other.
        // oxlint-disable-next-line react/no-array-index-key -- the way only ever grows at its end
        <span key={`${place}-${name}`} className="inline-flex items-center gap-1">
          {place > 0 && <ArrowRightIcon aria-label="then" className="size-3 shrink-0" />}
          {name}
        </span>
      ))}
    </span>
  );
}
