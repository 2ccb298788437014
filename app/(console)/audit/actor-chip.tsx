import { CircleUserIcon, CogIcon, UserXIcon } from "lucide-react";
import { actorName } from "@/components/approval/actor-name";
import { AgentChip } from "@/components/shell/agent-chip";
import { systemName } from "./system-name";
import type { AuditEvent } from "./trail-sentence";

/** Who did it, by kind and name. */
export function ActorChip({ actor }: { actor: AuditEvent["actor"] }) {
  if (actor.kind === "agent") return <AgentChip agent={actor.id} />;
  const Icon = ICONS[actor.kind] ?? CogIcon;
  return (
    <span className="inline-flex min-w-0 items-center gap-1.5 whitespace-nowrap">
      <Icon className="size-4 shrink-0 text-muted-foreground" />
      <span className="truncate" title={actor.kind === "system" ? actor.id : undefined}>
        {actor.kind === "system" ? systemName(actor.id) : actorName(actor)}
      </span>
    </span>
  );
}

const ICONS: Record<string, typeof CogIcon> = { staff: CircleUserIcon, system: CogIcon, anonymous: UserXIcon };
