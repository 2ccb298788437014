import type { ActionName } from "@/server/actions";
import type { AgentName } from "@/server/agents/registry";
import type { NewTask } from "@/server/tasks/open-task";
import type { StaffName } from "./make-staff";

/** One thing that happens to a task, so many minutes after the thing before. */
export type TaskStep = { after: number } & (
  | { do: "accept"; by: AgentName }
  | { do: "progress"; by: AgentName; say: string }
  /** Submits something that is held, links it, and somebody approves it so many minutes later. */
  | { do: "act"; by: AgentName; action: ActionName; input: unknown; say: string; approvedBy: StaffName; within: number }
  | { do: "hand_off"; by: AgentName; to: AgentName; say: string }
  | { do: "escalate"; by: AgentName; say: string }
  | { do: "answer"; by: StaffName; say: string }
  | { do: "complete"; by: AgentName; say: string }
  | { do: "cancel"; by: StaffName | AgentName; say: string }
  | { do: "divide"; by: AgentName; part: TaskStory["asks"]; steps?: TaskStep[] }
);

export interface TaskStory {
  at: Date;
  by: AgentName | StaffName;
  asks: Omit<NewTask, "context" | "attachments" | "dueAt"> &
    Partial<Pick<NewTask, "context" | "attachments">> & { dueInHours?: number };
  steps: TaskStep[];
}
