"use client";

import { useMutation } from "@tanstack/react-query";
import { ChoiceField } from "@/app/(console)/settings/choice-field";
import { fieldText } from "@/app/(console)/settings/field-text";
import { FormDialog } from "@/app/(console)/settings/form-dialog";
import { WordsField } from "@/app/(console)/tasks/words-field";
import { agentOptions } from "@/components/shell/agent-looks";
import { problemOf } from "@/components/trpc/problem";
import { useTRPC } from "@/components/trpc/trpc";
import type { TaskDetail } from "./task-page";
import { useTaskDone } from "./use-task-done";

export function AnswerDialog({ task, onClose }: { task: TaskDetail; onClose: () => void }) {
  const onSuccess = useTaskDone("The answer is sent", onClose);
  const answer = useMutation(useTRPC().tasks.answer.mutationOptions({ onSuccess }));
  return (
    <FormDialog
      open
      title={`Answer ${task.assignee}`}
      text={task.note ?? "It asks what to do."}
      submitLabel="Answer"
      isPending={answer.isPending}
      problem={answer.isError ? problemOf(answer.error) : undefined}
      onSubmit={(fields) =>
        answer.mutate({ id: task.id, answer: fieldText(fields, "answer"), assignee: fieldText(fields, "assignee") })
      }
      onClose={onClose}
    >
      <WordsField
        label="Answer"
        name="answer"
        rows={4}
        required
        maxLength={2_000}
        hint="It gives no right and approves nothing: what needs an approval is still held."
      />
      <ChoiceField label="Who goes on" name="assignee" options={agentOptions} defaultValue={task.assignee} />
    </FormDialog>
  );
}
