"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { ChoiceField } from "@/app/(console)/settings/choice-field";
import { Field } from "@/app/(console)/settings/field";
import { fieldText } from "@/app/(console)/settings/field-text";
import { FormDialog } from "@/app/(console)/settings/form-dialog";
import { useGo } from "@/components/live/use-go";
import { problemOf } from "@/components/trpc/problem";
import { useTRPC } from "@/components/trpc/trpc";
import type { LetterCopy } from "./template-looks";

const SORTS = [
  { value: "block_letter", label: "A letter for mailings (marketing)" },
  { value: "block_notice", label: "A notice about the reader's own matter (transactional)" },
];

/** Begins a template with a draft that says what goes where. */
export function NewTemplateDialog({ onClose }: { onClose: () => void }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const go = useGo();
  const create = useMutation(
    trpc.templates.create.mutationOptions({
      async onSuccess({ variantId }) {
        await queryClient.invalidateQueries(trpc.templates.pathFilter());
        onClose();
        go(`/templates/${variantId}?tab=words`);
      },
    }),
  );
  return (
    <FormDialog
      open
      title="New template"
      text="Nothing is sent with it before a version is published."
      submitLabel="Create"
      isPending={create.isPending}
      problem={create.isError ? problemOf(create.error) : undefined}
      onSubmit={(fields) =>
        create.mutate({
          name: fieldText(fields, "name"),
          templateKey: fieldText(fields, "sort") === "block_notice" ? "block_notice" : "block_letter",
          copy: START,
        })
      }
      onClose={onClose}
    >
      <Field
        label="Name"
        name="name"
        required
        maxLength={120}
        autoComplete="off"
        autoFocus
        hint="Readers do not see it."
      />
      <ChoiceField label="Kind" name="sort" options={SORTS} defaultValue="block_letter" />
    </FormDialog>
  );
}

const START: LetterCopy = {
  subject: "Subject",
  preview: "What an inbox shows beside the subject.",
  blocks: [
    { kind: "heading", text: "Heading" },
    { kind: "paragraph", text: "Hello {firstName}," },
  ],
};
