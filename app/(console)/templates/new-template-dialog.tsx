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

/** Begins a template with a draft that could be read as it is. */
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
      onSubmit={(fields) => {
        const name = fieldText(fields, "name");
        const templateKey = fieldText(fields, "sort") === "block_notice" ? "block_notice" : "block_letter";
        create.mutate({ name, templateKey, copy: firstWords(name) });
      }}
      onClose={onClose}
    >
      <Field
        label="Name"
        name="name"
        required
        maxLength={120}
        autoComplete="off"
        autoFocus
        hint="How staff call it. The draft begins with it as its subject and heading."
      />
      <ChoiceField label="Kind" name="sort" options={SORTS} defaultValue="block_letter" />
    </FormDialog>
  );
}

const HEADING_LENGTH_MAX = 100;

/** Words that tell what goes where would be sent like any others, should nobody change them. */
function firstWords(name: string): LetterCopy {
  const title = name.replaceAll(/[{}]/g, "").trim() || "News";
  return {
    subject: title,
    preview: title,
    blocks: [
      { kind: "heading", text: title.slice(0, HEADING_LENGTH_MAX).trim() },
      { kind: "paragraph", text: "Hello {firstName}," },
    ],
  };
}
