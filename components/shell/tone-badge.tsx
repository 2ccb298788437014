import type { ComponentType } from "react";
import { Badge } from "@/components/ui/badge";

/** A status as icon, word and tint, for things that are not actions. */
export function ToneBadge({ look, className }: { look: ToneLook; className?: string }) {
  return (
    <Badge variant={look.tone} className={className}>
      <look.icon />
      {look.label}
    </Badge>
  );
}

export interface ToneLook {
  label: string;
  tone: "info" | "success" | "warning" | "danger" | "neutral";
  icon: ComponentType<{ className?: string }>;
}
