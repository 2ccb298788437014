import { BotIcon, GlobeIcon, ScaleIcon, UserCheckIcon } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import type { ShownEvidence } from "@/server/api/reads/action-evidence";

/** Who vouches for a piece of evidence. What agents and the outside world say is a claim. */
export function OriginBadge({ origin }: { origin: ShownEvidence["origin"] }) {
  const look = looks[origin];
  return (
    <Badge variant={look.tone}>
      <look.icon />
      {look.label}
    </Badge>
  );
}

const looks = {
  operator: { label: "from an operator", tone: "neutral", icon: UserCheckIcon },
  policy: { label: "from policy", tone: "neutral", icon: ScaleIcon },
  agent: { label: "from the agent, untrusted", tone: "neutral", icon: BotIcon },
  external: { label: "from outside, untrusted", tone: "warning", icon: GlobeIcon },
} as const;
