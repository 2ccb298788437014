import { Progress } from "@/components/ui/progress";
import type { Fund } from "./fund-looks";
import { checklistItems } from "./checklist-items";

/** How much of the verification checklist is done, as a bar and as words. */
export function ChecklistProgress({ fund }: { fund: Fund }) {
  const items = checklistItems(fund);
  const done = items.filter(({ isDone }) => isDone).length;
  return (
    <span className="flex items-center gap-2">
      <Progress
        value={(done / items.length) * 100}
        aria-label={`Checklist: ${done} of ${items.length} done`}
        className="h-1.5 w-16"
      />
      <span className="text-xs text-muted-foreground tabular-nums">
        {done} of {items.length}
      </span>
    </span>
  );
}
