import { Skeleton } from "@/components/ui/skeleton";

/** What is beside a list, while it loads. */
export function DetailSkeleton() {
  return (
    <div aria-busy="true" className="grid gap-3 px-4 pt-4">
      <Skeleton className="h-5 w-2/3" />
      <Skeleton className="h-4 w-1/2" />
      <Skeleton className="h-64 w-full" />
    </div>
  );
}
