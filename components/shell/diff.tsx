import { diffRows, type DiffRow } from "./diff-rows";

/** What an object is now and what it will be, field by field; unchanged fields are left out. */
export function Diff({ before, after, labels, emptyText, nullText = "nothing" }: DiffProps) {
  const rows = diffRows(before, after);
  if (rows.length === 0) return <p className="text-sm text-muted-foreground">{emptyText ?? "Nothing changes."}</p>;
  return (
    <div className="overflow-hidden rounded-md border text-sm">
      <div className="grid grid-cols-[minmax(0,1fr)_minmax(0,1fr)] gap-x-3 border-b bg-surface px-3 py-1.5 text-xs font-medium text-muted-foreground sm:grid-cols-[minmax(0,2fr)_minmax(0,3fr)_minmax(0,3fr)]">
        <span className="max-sm:hidden">Field</span>
        <span>Before</span>
        <span>After</span>
      </div>
      <dl>
        {rows.map((row) => (
          <div
            key={row.path}
            className="grid grid-cols-[minmax(0,1fr)_minmax(0,1fr)] gap-x-3 gap-y-0.5 border-b px-3 py-2 last:border-b-0 sm:grid-cols-[minmax(0,2fr)_minmax(0,3fr)_minmax(0,3fr)]"
          >
            <dt className="break-words text-muted-foreground max-sm:col-span-2 max-sm:text-xs">
              {labels?.[row.path] ?? row.path}
            </dt>
            <dd className="min-w-0">
              <Before row={row} nullText={nullText} />
            </dd>
            <dd className="min-w-0">
              <After row={row} nullText={nullText} />
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

interface DiffProps {
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
  /** Words for field paths: `{ "status": "Status" }`. */
  labels?: Record<string, string>;
  emptyText?: string;
  /** What null means here. */
  nullText?: string;
}

type SideProps = { row: DiffRow; nullText: string };

function Before({ row, nullText }: SideProps) {
  if (row.before === undefined) return <span className="text-muted-foreground">not set</span>;
  return (
    <del className="rounded-sm bg-danger-tint px-1 break-words text-danger-text decoration-danger/50">
      {show(row.before, nullText)}
    </del>
  );
}

function After({ row, nullText }: SideProps) {
  if (row.after === undefined) return <span className="text-muted-foreground">removed</span>;
  return (
    <ins className="rounded-sm bg-success-tint px-1 break-words text-success-text no-underline">
      {show(row.after, nullText)}
    </ins>
  );
}

function show(value: unknown, nullText: string): string {
  if (value === null) return nullText;
  if (typeof value === "string") return value === "" ? "empty text" : value;
  return JSON.stringify(value) ?? "undefined";
}
