"use client";

import { useEffect, useRef } from "react";
import type { FormEvent, KeyboardEvent, ReactNode } from "react";
import { Button } from "@/components/ui/button";
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from "@/components/ui/dialog";

/** The form every decision is confirmed in. Enter confirms where the focus is on the button, Ctrl+Enter everywhere. */
export function VerbDialog(props: VerbDialogProps) {
  const form = useRef<HTMLFormElement>(null);
  const confirm = useRef<HTMLButtonElement>(null);
  const isSent = useRef(false);
  useEffect(() => {
    if (!props.isBusy) isSent.current = false;
  }, [props.isBusy]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // The second click of a double click comes before the first one has been drawn as busy.
    if (isSent.current || props.isBusy || props.canConfirm === false) return;
    isSent.current = true;
    props.onConfirm();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter" && (event.metaKey || event.ctrlKey)) {
      event.preventDefault();
      form.current?.requestSubmit();
    }
  };
  return (
    <Dialog open onOpenChange={(open) => !open && props.onClose()}>
      <DialogContent
        className="sm:max-w-xl"
        onKeyDown={onKeyDown}
        onOpenAutoFocus={(event) => {
          if (!props.focusConfirm) return;
          event.preventDefault();
          confirm.current?.focus();
        }}
      >
        <DialogHeader>
          <DialogTitle>{props.title}</DialogTitle>
          <DialogDescription className="break-words">{props.description}</DialogDescription>
        </DialogHeader>
        <form ref={form} className="grid min-w-0 gap-4" onSubmit={submit}>
          {props.children}
          <DialogFooter>
            <Button variant="outline" onClick={props.onClose}>
              {props.isFinal ? "Close" : "Back"}
            </Button>
            {!props.isFinal && (
              <Button
                ref={confirm}
                type="submit"
                variant={props.tone === "danger" ? "destructive" : "default"}
                className="min-w-28"
                aria-disabled={props.isBusy || props.canConfirm === false}
              >
                {props.isBusy ? props.busyLabel : props.confirmLabel}
              </Button>
            )}
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}

export interface VerbDialogProps {
  title: string;
  description: ReactNode;
  confirmLabel: string;
  busyLabel: string;
  tone?: "danger";
  isBusy: boolean;
  canConfirm?: boolean;
  /** Nothing is left to confirm: the action has moved on, or the result is shown. */
  isFinal?: boolean;
  /** The focus starts on the confirming button, so that Enter is enough. */
  focusConfirm?: boolean;
  onConfirm: () => void;
  onClose: () => void;
  children: ReactNode;
}
