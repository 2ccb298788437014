"use client";

import { useState } from "react";
import { isGoing, mayAnswer, mayCancel, mayOpenTasks } from "@/app/(console)/tasks/may";
import { OpenTaskDialog } from "@/app/(console)/tasks/open-task-dialog";
import { useSignedIn } from "@/components/shell/signed-in";
import { Button } from "@/components/ui/button";
import { AnswerDialog } from "./answer-dialog";
import { CancelDialog } from "./cancel-dialog";
import type { TaskDetail } from "./task-page";

/** What a person can do with a task; working on it is the agent's. */
export function TaskVerbs({ task }: { task: TaskDetail }) {
  const me = useSignedIn();
  const [shown, setShown] = useState<"answer" | "part" | "cancel" | null>(null);
  const close = () => setShown(null);
  return (
    <>
      {mayOpenTasks(me) && isGoing(task.status) && (
        <Button variant="outline" size="sm" onClick={() => setShown("part")}>
          Open a part
        </Button>
      )}
      {mayCancel(me, task) && (
        <Button variant="outline" size="sm" onClick={() => setShown("cancel")}>
          Cancel
        </Button>
      )}
      {mayAnswer(me, task) && (
        <Button size="sm" onClick={() => setShown("answer")}>
          Answer
        </Button>
      )}
      {shown === "part" && <OpenTaskDialog parentId={task.id} onClose={close} />}
      {shown === "cancel" && <CancelDialog task={task} onClose={close} />}
      {shown === "answer" && <AnswerDialog task={task} onClose={close} />}
    </>
  );
}
