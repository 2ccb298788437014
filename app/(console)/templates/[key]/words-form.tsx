"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { toast } from "sonner";
import { Field } from "@/app/(console)/settings/field";
import type { LetterCopy, Version } from "@/app/(console)/templates/template-looks";
import { fieldProblems } from "@/components/trpc/field-problems";
import { problemOf, type Problem } from "@/components/trpc/problem";
import { useTRPC } from "@/components/trpc/trpc";
import { Alert, AlertDescription, AlertTitle } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { BlockList } from "./block-list";

/** The words of the draft; where nothing is being written, those of the newest version, as the next one. */
export function WordsForm({ variantId, newest }: { variantId: string; newest: Version }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [copy, setCopy] = useState<LetterCopy>(newest.copy);
  const [replaces, setReplaces] = useState(newest.state === "draft" ? newest.contentHash : undefined);
  const save = useMutation(
    trpc.templates.save.mutationOptions({
      async onSuccess({ version, contentHash }) {
        setReplaces(contentHash);
        toast.success(`The draft of version ${version} is saved`);
        await queryClient.invalidateQueries(trpc.templates.pathFilter());
      },
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!save.isPending) save.mutate({ variantId, copy, replaces });
  };
  return (
    <form aria-label="Words" className="grid max-w-3xl content-start gap-4" onSubmit={submit}>
      <p className="text-sm text-muted-foreground">
        {newest.state === "draft"
          ? `The draft of version ${newest.version}.`
          : `Version ${newest.version} is ${newest.state} and stays as it is; what you save here is the draft of version ${newest.version + 1}.`}{" "}
        <code>{"{firstName}"}</code> stands for the reader’s first name.
      </p>
      <Field
        label="Subject"
        required
        maxLength={120}
        value={copy.subject}
        onChange={(event) => setCopy({ ...copy, subject: event.target.value })}
      />
      <Field
        label="Preview line"
        hint="What an inbox shows beside the subject."
        required
        maxLength={150}
        value={copy.preview}
        onChange={(event) => setCopy({ ...copy, preview: event.target.value })}
      />
      <BlockList blocks={copy.blocks} onChange={(blocks) => setCopy({ ...copy, blocks })} />
      {save.error && <SaveProblem problem={problemOf(save.error)} />}
      <div className="flex flex-wrap items-center gap-2">
        <Button type="submit" disabled={save.isPending}>
          {save.isPending ? "Saving…" : "Save draft"}
        </Button>
        <span className="text-sm text-muted-foreground">Preview and publish it in the other tabs.</span>
      </div>
    </form>
  );
}

function SaveProblem({ problem }: { problem: Problem }) {
  const fields = [...fieldProblems(problem)];
  return (
    <Alert variant="destructive">
      <AlertTitle>The draft was not saved</AlertTitle>
      <AlertDescription>
        {fields.length === 0 && <p>{problem.message}</p>}
        <ul>
          {fields.map(([path, message]) => (
            <li key={path}>
              {pathWords(path)}: {message}
            </li>
          ))}
        </ul>
      </AlertDescription>
    </Alert>
  );
}

/** "copy.blocks.2.url" as people count. */
const pathWords = (path: string): string =>
  path.replace(/^copy\./, "").replace(/^blocks\.(\d+)\.?/, (_, n: string) => `Part ${Number(n) + 1} `);
