import { BanIcon, HandIcon, PlayIcon } from "lucide-react";

import { Badge } from "@/components/ui/badge";

/** What policy said: run, hold or block. */
export function VerdictBadge({ verdict, className }: { verdict: Verdict; className?: string }) {
  const look = verdictLooks[verdict];
  return (
    <Badge variant={look.tone} className={className}>
      <look.icon />
      {look.label}
    </Badge>
  );
}

export type Verdict = keyof typeof verdictLooks;

export const verdictLooks = {
  run: { label: "Run", tone: "info", icon: PlayIcon },
  hold: { label: "Hold", tone: "warning", icon: HandIcon },
  block: { label: "Block", tone: "danger", icon: BanIcon },
} as const;
