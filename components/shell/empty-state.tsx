import { InboxIcon } from "lucide-react";
import type { ComponentType, ReactNode } from "react";

import { cn } from "@/components/ui/cn";

/** Says that there is nothing, why, and what to do next. */
export function EmptyState({ icon: Icon = InboxIcon, title, text, action, className }: EmptyStateProps) {
  return (
    <div className={cn("flex min-h-48 flex-col items-center justify-center gap-1 px-6 py-10 text-center", className)}>
      <Icon className="mb-2 size-6 text-muted-foreground" />
      <p className="text-md font-medium">{title}</p>
      {text && <p className="max-w-sm text-sm text-balance text-muted-foreground">{text}</p>}
      {action && <div className="mt-3">{action}</div>}
    </div>
  );
}

interface EmptyStateProps {
  icon?: ComponentType<{ className?: string }>;
  title: string;
  text?: ReactNode;
  action?: ReactNode;
  className?: string;
}
