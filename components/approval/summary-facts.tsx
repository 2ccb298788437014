import type { ActionDetail } from "@/server/api/reads/action-detail";
import { LongText } from "./long-text";
import { OutsideMark } from "./outside-mark";

/** Longer values take two columns, or the whole line. */
const WIDE_CHARS = 22;
const LONG_CHARS = 60;

const spanOf = ({ length }: string) =>
  length > LONG_CHARS ? "col-span-full" : length > WIDE_CHARS ? "col-span-2" : "";

/** The action's own description of itself, label over value, as many beside each other as fit. */
export function SummaryFacts({ lines }: { lines: ActionDetail["summary"]["lines"] }) {
  if (lines.length === 0) return null;
  return (
    <dl className="grid grid-cols-[repeat(auto-fill,minmax(9.5rem,1fr))] gap-x-4 gap-y-2.5 text-sm">
      {lines.map((line) => (
        <div key={line.label} className={`min-w-0 ${spanOf(line.value)}`}>
          <dt className="text-xs text-muted-foreground">
            {line.label}
            {line.untrusted && <OutsideMark />}
          </dt>
          <dd className="min-w-0">
            <LongText text={line.value} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
