"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useId, useState } from "react";
import { ChoiceField } from "@/app/(console)/settings/choice-field";
import { Field } from "@/app/(console)/settings/field";
import { fieldText } from "@/app/(console)/settings/field-text";
import { FormDialog } from "@/app/(console)/settings/form-dialog";
import { useGo } from "@/components/live/use-go";
import { agentNames, agentLooks } from "@/components/shell/agent-looks";
import { problemOf } from "@/components/trpc/problem";
import { useTRPC } from "@/components/trpc/trpc";
import { Checkbox } from "@/components/ui/checkbox";
import { Label } from "@/components/ui/label";
import { WordsField } from "./words-field";

const AGENTS = agentNames.map((value) => ({ value, label: `${value}, ${agentLooks[value].role}` }));

/** Asks an agent for something; with a parent, as a part of that task. */
export function OpenTaskDialog({ parentId, onClose }: { parentId?: string; onClose: () => void }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const go = useGo();
  // One for as long as the dialog stands: a second click, or a try after a timeout, opens nothing twice.
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const open = useMutation(
    trpc.tasks.open.mutationOptions({
      async onSuccess({ id }) {
        await queryClient.invalidateQueries(trpc.tasks.pathFilter());
        onClose();
        go(`/tasks/${id}`);
      },
    }),
  );
  const submit = (fields: FormData) => {
    const due = fieldText(fields, "due");
    const url = fieldText(fields, "url");
    const origin = fields.get("outside") ? ("external" as const) : undefined;
    open.mutate({
      assignee: fieldText(fields, "assignee"),
      title: fieldText(fields, "title"),
      context: fieldText(fields, "context"),
      contextOrigin: origin,
      attachments: url ? [{ title: URL.parse(url)?.host ?? "A link", url, origin }] : [],
      ...(due ? { dueAt: `${due}T23:59:59Z` } : {}),
      parentId,
      idempotencyKey,
    });
  };
  return (
    <FormDialog
      open
      title={parentId ? "Open a part of this task" : "Open a task"}
      text="Whoever gets it works under its own grants: what needs an approval still does."
      submitLabel="Open"
      isPending={open.isPending}
      problem={open.isError ? problemOf(open.error) : undefined}
      onSubmit={submit}
      onClose={onClose}
    >
      <ChoiceField label="For" name="assignee" options={AGENTS} defaultValue="scooby" />
      <Field label="Title" name="title" required maxLength={200} autoComplete="off" autoFocus />
      <WordsField label="Context" name="context" rows={4} maxLength={20_000} />
      <Field label="Link" name="url" type="url" maxLength={2_000} autoComplete="off" placeholder="https://" />
      <OutsideField />
      <Field label="Due, with this day (UTC)" name="due" type="date" />
    </FormDialog>
  );
}

function OutsideField() {
  const id = useId();
  return (
    <div className="flex items-start gap-2">
      <Checkbox id={id} name="outside" className="mt-0.5" aria-describedby={`${id}-hint`} />
      <div>
        <Label htmlFor={id}>The context or the link is from outside</Label>
        <p id={`${id}-hint`} className="text-xs text-muted-foreground">
          A mail, a web page: the task, its parts and every hop are then marked as untrusted.
        </p>
      </div>
    </div>
  );
}
