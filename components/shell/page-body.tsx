import type { ReactNode } from "react";

import { cn } from "@/components/ui/cn";

/** The page below its header: a padded column that scrolls, or with `fill` the rest of the height for a list. */
export function PageBody({ fill = false, children, className }: PageBodyProps) {
  return (
    <div
      className={cn(
        fill ? "flex min-w-0 flex-1 flex-col border-t sm:min-h-0" : "flex min-w-0 flex-col gap-4 px-3 pb-10 sm:px-4",
        className,
      )}
    >
      {children}
    </div>
  );
}

interface PageBodyProps {
  fill?: boolean;
  children: ReactNode;
  className?: string;
}
