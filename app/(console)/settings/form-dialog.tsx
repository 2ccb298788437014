"use client";

import type { FormEvent, ReactNode } from "react";
import { Alert, AlertDescription } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from "@/components/ui/dialog";
import { SecretPanel, type ShownSecret } from "./secret-panel";

/** A form that may end with a secret shown once; the secret lives no longer than the dialog. */
export function FormDialog(props: FormDialogProps) {
  const { open, title, text, secret, isPending, onClose } = props;
  return (
    <Dialog open={open} onOpenChange={(next) => !next && !isPending && onClose()}>
      <DialogContent
        // A stray click must not take away what cannot be shown again.
        onInteractOutside={(event) => secret && event.preventDefault()}
        onEscapeKeyDown={(event) => secret && event.preventDefault()}
        showCloseButton={!secret}
      >
        <DialogHeader>
          <DialogTitle>{secret ? secret.title : title}</DialogTitle>
          <DialogDescription>{secret ? "It is shown this once and cannot be read again." : text}</DialogDescription>
        </DialogHeader>
        {secret ? <SecretPanel secret={secret} onDone={onClose} /> : <DialogForm {...props} />}
      </DialogContent>
    </Dialog>
  );
}

interface FormDialogProps {
  open: boolean;
  title: string;
  text: ReactNode;
  submitLabel: string;
  isPending: boolean;
  problem?: { message: string };
  /** Set after success, when there is something to copy. */
  secret?: ShownSecret;
  onSubmit: (fields: FormData) => void;
  onClose: () => void;
  children: ReactNode;
}

function DialogForm({ submitLabel, isPending, problem, onSubmit, onClose, children }: FormDialogProps) {
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    onSubmit(new FormData(event.currentTarget));
  };
  return (
    <form className="grid gap-4" onSubmit={submit}>
      {children}
      {problem && (
        <Alert variant="destructive">
          <AlertDescription>{problem.message}</AlertDescription>
        </Alert>
      )}
      <DialogFooter>
        <Button variant="outline" disabled={isPending} onClick={onClose}>
          Cancel
        </Button>
        <Button type="submit" disabled={isPending}>
          {isPending ? "Working…" : submitLabel}
        </Button>
      </DialogFooter>
    </form>
  );
}
