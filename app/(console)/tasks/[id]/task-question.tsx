import { MessageCircleQuestionIcon } from "lucide-react";
import { LongText } from "@/components/approval/long-text";
import { Alert, AlertDescription, AlertTitle } from "@/components/ui/alert";
import type { TaskDetail } from "./task-page";

/** While a person is asked: what, and who. */
export function TaskQuestion({ task }: { task: TaskDetail }) {
  if (task.status !== "escalated") return null;
  return (
    <Alert variant="warning">
      <MessageCircleQuestionIcon />
      <AlertTitle>
        {task.assignee} asks {askedWords(task)}
      </AlertTitle>
      <AlertDescription>
        <LongText text={task.note ?? ""} />
      </AlertDescription>
    </Alert>
  );
}

function askedWords({ asked, escalatedTo }: TaskDetail): string {
  if (escalatedTo?.startsWith("role:")) return `everybody with the role ${asked ?? ""}`;
  return asked ?? "a former member of staff; an operator can answer";
}
