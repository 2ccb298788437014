import { cn } from "@/components/ui/cn";
import type { Mailing } from "./mailing-looks";

const PARTS = [
  { status: "succeeded", word: "sent", className: "bg-success" },
  { status: "failed", word: "failed", className: "bg-danger" },
  { status: "unknown", word: "unknown", className: "bg-danger/60" },
  { status: "cancelled", word: "left out", className: "bg-neutral/30" },
] as const;

/** Sent of all readers, as figures and as a bar; as tall before the first mail as after the last. */
export function MailingProgress({
  readers,
  showsParts = false,
}: {
  readers: Mailing["readers"];
  showsParts?: boolean;
}) {
  const total = totalOf(readers);
  const share = (count: number) => `${(count / Math.max(1, total)) * 100}%`;
  return (
    <div className="grid w-full min-w-0 gap-1">
      <p className="truncate text-xs tabular-nums">
        {readers.succeeded.toLocaleString("en-GB")}
        <span className="text-muted-foreground">
          {" / "}
          {total.toLocaleString("en-GB")}
          {showsParts && partWords(readers)}
        </span>
      </p>
      <div
        aria-hidden="true"
        className={cn("flex gap-px overflow-hidden rounded-full bg-accent", showsParts ? "h-2" : "h-1.5")}
      >
        {PARTS.filter(({ status }) => readers[status] > 0).map(({ status, className }) => (
          <div
            key={status}
            className={cn("h-full transition-[width] duration-500 motion-reduce:transition-none", className)}
            style={{ width: share(readers[status]) }}
          />
        ))}
      </div>
    </div>
  );
}

export const totalOf = (readers: Mailing["readers"]): number =>
  Object.values(readers).reduce((sum, count) => sum + count, 0);

function partWords(readers: Mailing["readers"]): string {
  const words = PARTS.slice(1).flatMap(({ status, word }) =>
    readers[status] > 0 ? [`${readers[status].toLocaleString("en-GB")} ${word}`] : [],
  );
  return words.length > 0 ? ` · ${words.join(" · ")}` : "";
}
