import { cn } from "@/components/ui/cn";
import type { ActionDetail } from "@/server/api/reads/action-detail";
import { toneOfValue } from "./effect-words";

const TONES = {
  good: "bg-success-tint text-success-text",
  bad: "bg-danger-tint text-danger-text",
  plain: "bg-info-tint text-info-text",
} as const;

/** What a yes changes, field by field; the new value is coloured by what it does to somebody, not by its place. */
export function ChangeTable({ changes }: { changes: ActionDetail["summary"]["changes"] }) {
  if (changes.length === 0) return null;
  return (
    <div className="overflow-hidden rounded-md border">
      <table aria-label="What changes" className="w-full table-fixed text-sm">
        <thead className="border-b bg-surface text-left text-xs text-muted-foreground">
          <tr className="[&_th]:px-3 [&_th]:py-1.5 [&_th]:font-medium">
            <th scope="col" className="w-1/4">
              Field
            </th>
            <th scope="col">Before</th>
            <th scope="col">After</th>
          </tr>
        </thead>
        <tbody>
          {changes.map(({ field, before, after }) => (
            <tr key={field} className="border-b align-top last:border-b-0 [&>*]:px-3 [&>*]:py-2">
              <th scope="row" className="text-left font-normal text-muted-foreground wrap-anywhere">
                {field}
              </th>
              <td className="wrap-anywhere">
                <del className="text-muted-foreground">{before || "not set"}</del>
              </td>
              <td className="wrap-anywhere">
                <ins className={cn("rounded-sm px-1 no-underline", TONES[toneOfValue(after)])}>
                  {after || "removed"}
                </ins>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
