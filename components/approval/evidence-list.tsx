import { FileQuestionIcon } from "lucide-react";
import { EmptyState } from "@/components/shell/empty-state";
import { ErrorState } from "@/components/shell/error-state";
import { problemOf } from "@/components/trpc/problem";
import { Skeleton } from "@/components/ui/skeleton";
import type { ShownEvidence } from "@/server/api/reads/action-evidence";
import { EvidenceItem } from "./evidence-item";

/** What the submitter shows. None of it is trusted; all of it is drawn as text, data or a picture. */
export function EvidenceList({ items, error, onRetry }: EvidenceListProps) {
  if (error && !items) return <ErrorState problem={problemOf(error)} onRetry={onRetry} />;
  if (!items) return <Skeleton className="h-40 w-full" />;
  if (items.length === 0) {
    return (
      <EmptyState icon={FileQuestionIcon} title="No evidence" text="The submitter showed nothing for this action." />
    );
  }
  return (
    <ul className="grid gap-3">
      {items.map((item) => (
        <li key={item.n} className="min-w-0">
          <EvidenceItem item={item} />
        </li>
      ))}
    </ul>
  );
}

interface EvidenceListProps {
  /** Undefined while they load. */
  items: readonly ShownEvidence[] | undefined;
  error: unknown;
  onRetry: () => void;
}
