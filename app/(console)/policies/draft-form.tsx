"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { toast } from "sonner";
import { ReasonField } from "@/components/approval/reason-field";
import { problemOf } from "@/components/trpc/problem";
import { useTRPC } from "@/components/trpc/trpc";
import { Alert, AlertDescription } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { CardHeading } from "@/components/shell/card-heading";
import { Card, CardContent } from "@/components/ui/card";
import { fieldProblems } from "@/components/trpc/field-problems";
import { ParameterFields } from "./parameter-fields";
import type { Draft, Params, PolicyPage } from "./policy-types";
import { changedParameters } from "./with-setting";

/** Every figure with its own input; what is saved is a draft, which decides nothing. */
export function DraftForm({ page, draft, onDone }: DraftFormProps) {
  const base = draft?.params ?? page.params;
  const [params, setParams] = useState<Params>(base);
  const [note, setNote] = useState(draft?.note ?? "");
  const save = useSaveDraft(draft, onDone);
  const changes = changedParameters(base, params);
  const count = Object.keys(changes).length;
  const problem = save.error ? problemOf(save.error) : null;
  const problems = fieldProblems(problem);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (note.trim() !== "" && !save.isPending) save.mutate({ changes, note: note.trim() });
  };
  return (
    <form
      className="relative grid min-w-0 gap-4"
      aria-label={draft ? `Draft ${draft.id}` : "New draft"}
      onSubmit={submit}
    >
      {page.groups.map(({ group, parameters }) => (
        <Card key={group} className="min-w-0">
          <CardHeading title={group} />
          <CardContent className="grid gap-4">
            {parameters.map((parameter) => (
              <ParameterFields
                key={parameter.name}
                {...{ parameter, params, problems }}
                kinds={page.kinds}
                onChange={setParams}
              />
            ))}
          </CardContent>
        </Card>
      ))}
      <div className="sticky bottom-0 grid gap-3 border-t bg-background py-3">
        <ReasonField
          label="Why"
          hint="Shown with the draft, on the approval and in the trail."
          value={note}
          onChange={setNote}
        />
        {problem && (
          <Alert variant="destructive">
            <AlertDescription>{problem.message}</AlertDescription>
          </Alert>
        )}
        <div className="flex flex-wrap items-center gap-2">
          <Button type="submit" disabled={save.isPending || note.trim() === ""}>
            {save.isPending ? "Saving…" : "Save draft"}
          </Button>
          <Button variant="outline" onClick={onDone}>
            Cancel
          </Button>
          <span className="text-sm text-muted-foreground">{count === 1 ? "1 change" : `${count} changes`}</span>
        </div>
      </div>
    </form>
  );
}

interface DraftFormProps {
  page: PolicyPage;
  draft: Draft | undefined;
  onDone: () => void;
}

function useSaveDraft(draft: Draft | undefined, onDone: () => void) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const create = useMutation(trpc.policies.draft.mutationOptions());
  const edit = useMutation(trpc.policies.edit.mutationOptions());
  return useMutation({
    mutationFn: (input: { changes: Record<string, unknown>; note: string }) =>
      draft ? edit.mutateAsync({ ...input, versionId: draft.id }) : create.mutateAsync(input),
    async onSuccess({ id }) {
      await queryClient.invalidateQueries(trpc.policies.pathFilter());
      toast.success(`Draft ${id} is saved`);
      onDone();
    },
  });
}
