"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { toast } from "sonner";
import { Field } from "@/app/(console)/settings/field";
import { fieldText } from "@/app/(console)/settings/field-text";
import { FormDialog } from "@/app/(console)/settings/form-dialog";
import { useGo } from "@/components/live/use-go";
import { useSignedIn } from "@/components/shell/signed-in";
import { problemOf } from "@/components/trpc/problem";
import { useTRPC } from "@/components/trpc/trpc";
import { endOfDay } from "./end-of-day";
import type { Suppression } from "./suppression-looks";

/** Asks to write to an address again: an action that an operator decides on who has not asked for it. */
export function LiftDialog({ suppression, onClose }: { suppression: Suppression; onClose: () => void }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const go = useGo();
  const who = useSignedIn().role === "operator" ? "a second operator" : "an operator";
  const lift = useMutation(
    trpc.suppressions.lift.mutationOptions({
      async onSuccess({ actionId }) {
        await queryClient.invalidateQueries(trpc.approvals.pathFilter());
        toast.success(`It waits for ${who}`);
        onClose();
        go(`/approvals/${actionId}`);
      },
    }),
  );
  const submit = (fields: FormData) =>
    lift.mutate({
      id: suppression.id,
      reason: fieldText(fields, "reason"),
      until: endOfDay(fieldText(fields, "until")),
    });
  return (
    <FormDialog
      open
      title={`Write to ${suppression.email} again?`}
      text={`This asks ${who}. Until then nothing changes.`}
      submitLabel={`Ask ${who}`}
      isPending={lift.isPending}
      problem={lift.isError ? problemOf(lift.error) : undefined}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field label="Reason" name="reason" required maxLength={500} autoComplete="off" autoFocus />
      <Field
        label="Until, with this day (UTC)"
        name="until"
        type="date"
        hint="Left empty: it ends at once. With a day, it is only shortened."
      />
    </FormDialog>
  );
}
