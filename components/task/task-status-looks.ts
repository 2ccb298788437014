import {
  CircleCheckIcon,
  CircleDashedIcon,
  CirclePlayIcon,
  CircleSlashIcon,
  MessageCircleQuestionIcon,
} from "lucide-react";
import type { ToneLook } from "@/components/shell/tone-badge";
import type { TaskStatus } from "@/server/tasks/states";

/** The status of a task as icon, word and tint; also the options of its facet. */
export const taskStatusLooks = {
  open: { label: "To take up", tone: "neutral", icon: CircleDashedIcon },
  accepted: { label: "In progress", tone: "info", icon: CirclePlayIcon },
  escalated: { label: "Asks a person", tone: "warning", icon: MessageCircleQuestionIcon },
  completed: { label: "Completed", tone: "success", icon: CircleCheckIcon },
  cancelled: { label: "Cancelled", tone: "neutral", icon: CircleSlashIcon },
} as const satisfies Record<TaskStatus, ToneLook>;
