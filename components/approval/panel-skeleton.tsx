import { Skeleton } from "@/components/ui/skeleton";

/** The panel's outline while it loads, of the same proportions. */
export function PanelSkeleton() {
  return (
    <div aria-busy="true" aria-label="Loading the action" role="status" className="flex flex-[1_0_auto] flex-col">
      <div className="grid gap-2.5 px-4 pt-4 pb-3">
        <Skeleton className="h-6 w-3/5" />
        <Skeleton className="h-4 w-4/5" />
      </div>
      <div className="grid flex-1 content-start gap-4 px-4">
        <Skeleton className="h-16 w-full" />
        <Skeleton className="h-17 w-full" />
        <Skeleton className="h-22 w-full" />
        <Skeleton className="h-9 w-full" />
        <Skeleton className="h-40 w-full" />
      </div>
      <div className="sticky bottom-0 h-13 border-t bg-background" />
    </div>
  );
}
