import { CirclePauseIcon, CirclePlayIcon } from "lucide-react";
import { Badge } from "@/components/ui/badge";

export function AgentState({ isPaused }: { isPaused: boolean }) {
  return isPaused ? (
    <Badge variant="warning">
      <CirclePauseIcon />
      Paused
    </Badge>
  ) : (
    <Badge variant="success">
      <CirclePlayIcon />
      Active
    </Badge>
  );
}
