import { Skeleton } from "@/components/ui/skeleton";

const ROWS = 10;

/** Title and rows in their places, while a page is on its way. */
export default function Loading() {
  return (
    <div aria-busy="true" className="px-3 pt-4 sm:px-4">
      <span className="sr-only">The page is loading</span>
      <Skeleton className="mt-1 mb-2 h-5 w-32" />
      <Skeleton className="mb-6 h-4 w-72 max-w-full" />
      {Array.from({ length: ROWS }, (_, place) => (
        <Skeleton key={place} className="mb-2 h-8 w-full" />
      ))}
    </div>
  );
}
