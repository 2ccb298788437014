import type { Outputs } from "@/components/trpc/outputs";

type Checked = Outputs["audiences"]["checkList"];
type Left = Checked["left"][number];

const SORTS: { problem: Left["problem"]; count: keyof Checked["counts"]; title: string }[] = [
  { problem: "formula", count: "formulas", title: "Formulas: the line is refused" },
  { problem: "unreadable", count: "unreadable", title: "Unreadable" },
  { problem: "not_member", count: "notMembers", title: "Not members: not added" },
  { problem: "duplicate", count: "duplicates", title: "Duplicates: one address, one mail" },
];

/** The lines that are left out, by why. */
export function LeftLines({ lines, counts }: { lines: readonly Left[]; counts: Checked["counts"] }) {
  return (
    <div
      role="region"
      aria-label="Lines that are left out"
      // Scrolls, so the keyboard must get into it.
      tabIndex={0}
      className="grid max-h-64 min-w-0 gap-3 overflow-y-auto rounded-md border p-3 text-xs outline-none focus-visible:outline-2 focus-visible:outline-ring"
    >
      {SORTS.map(({ problem, count, title }) => {
        const own = lines.filter((line) => line.problem === problem);
        const more = counts[count] - own.length;
        return own.length === 0 ? null : (
          <section key={problem} aria-label={title} className="grid min-w-0 gap-1">
            <h3 className="font-medium">{title}</h3>
            <ul className="grid min-w-0 gap-1">
              {own.map((line) => (
                <li key={line.line} className="grid min-w-0 grid-cols-[4.5rem_minmax(0,1fr)] gap-x-2">
                  <span className="text-muted-foreground tabular-nums">line {line.line}</span>
                  <span className="min-w-0 break-words">
                    <bdi className="font-mono break-all">{line.text}</bdi>
                    <span className="text-muted-foreground">{whyOf(line)}</span>
                  </span>
                </li>
              ))}
            </ul>
            {more > 0 && <p className="text-muted-foreground">and {more.toLocaleString("en-GB")} more</p>}
          </section>
        );
      })}
    </div>
  );
}

function whyOf(line: Left): string {
  switch (line.problem) {
    case "formula":
      return ` in “${line.column}”`;
    case "unreadable":
      return `${line.text ? ": " : ""}${line.why}`;
    case "duplicate":
      return ` is on line ${line.firstLine} already`;
    case "not_member":
      return "";
  }
}
