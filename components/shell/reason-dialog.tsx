"use client";

import { useId, useState } from "react";
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
import { Label } from "@/components/ui/label";
import { Textarea } from "@/components/ui/textarea";

/** Asks for the reason of a step that the trail will keep. Ctrl or ⌘ with Enter confirms. */
export function ReasonDialog(props: ReasonDialogProps) {
  return (
    <Dialog open={props.open} onOpenChange={(open) => !open && !props.isPending && props.onClose()}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>{props.title}</DialogTitle>
          <DialogDescription>{props.text}</DialogDescription>
        </DialogHeader>
        <ReasonForm {...props} />
      </DialogContent>
    </Dialog>
  );
}

interface ReasonDialogProps {
  open: boolean;
  title: string;
  text: ReactNode;
  confirmLabel: string;
  tone?: "default" | "destructive";
  isPending: boolean;
  problem?: { message: string };
  onConfirm: (reason: string) => void;
  onClose: () => void;
}

const REASON_CHARS_MAX = 500;

// Apart from the dialog, so that a reopened one starts empty.
function ReasonForm({ confirmLabel, tone = "default", isPending, problem, onConfirm, onClose }: ReasonDialogProps) {
  const id = useId();
  const [reason, setReason] = useState("");
  const text = reason.trim();
  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    if (text && !isPending) onConfirm(text);
  };
  return (
    <form className="grid gap-4" onSubmit={submit}>
      <div className="grid gap-1.5">
        <Label htmlFor={id}>Reason</Label>
        <Textarea
          id={id}
          required
          autoFocus
          maxLength={REASON_CHARS_MAX}
          value={reason}
          aria-describedby={`${id}-hint`}
          onChange={(event) => setReason(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === "Enter" && (event.metaKey || event.ctrlKey)) submit();
          }}
        />
        <p id={`${id}-hint`} className="text-xs text-muted-foreground">
          Kept in the audit trail.
        </p>
      </div>
      {problem && (
        <Alert variant="destructive">
          <AlertDescription>{problem.message}</AlertDescription>
        </Alert>
      )}
      <DialogFooter>
        <Button variant="outline" disabled={isPending} onClick={onClose}>
          Cancel
        </Button>
        <Button type="submit" variant={tone} disabled={!text || isPending}>
          {isPending ? "Working…" : confirmLabel}
        </Button>
      </DialogFooter>
    </form>
  );
}
