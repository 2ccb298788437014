"use client";

import { CloudOffIcon } from "lucide-react";
import { useEffect, useRef } from "react";
import type { FormEvent, KeyboardEvent, ReactNode } from "react";
import { useReturnFocus } from "@/components/data-table/return-focus";
import { Button } from "@/components/ui/button";
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from "@/components/ui/dialog";
import { Kbd } from "@/components/ui/kbd";
import { useOnline } from "./use-online";

/** The form every decision is confirmed in. Enter confirms where the focus is on the button, Ctrl+Enter everywhere. */
export function VerbDialog(props: VerbDialogProps) {
  const form = useRef<HTMLFormElement>(null);
  const isOnline = useOnline();
  const returnFocus = useReturnFocus();
  const isOff = props.canConfirm === false || !isOnline;
  const submit = useSubmit(props, form, isOff);
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
          const first = form.current?.querySelector<HTMLElement>(props.focus === "confirm" ? "[type=submit]" : FIELD);
          if (!first) return;
          event.preventDefault();
          first.focus();
        }}
        onCloseAutoFocus={returnFocus}
      >
        <DialogHeader>
          <DialogTitle>{props.title}</DialogTitle>
          <DialogDescription className="wrap-anywhere">{props.description}</DialogDescription>
        </DialogHeader>
        <form ref={form} className="grid min-w-0 gap-4" onSubmit={submit}>
          {props.children}
          {!isOnline && <Offline />}
          <DialogFooter className="items-center">
            {props.aside && <div className="mr-auto text-xs">{props.aside}</div>}
            <Button variant="outline" onClick={props.onClose}>
              {props.isFinal ? "Close" : "Back"}
            </Button>
            {!props.isFinal && <Confirm {...props} isOff={isOff} />}
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}

const FIELD = "[data-first-field], input, textarea";

export interface VerbDialogProps {
  title: string;
  description: ReactNode;
  confirmLabel: string;
  busyLabel: string;
  tone?: "danger";
  isBusy: boolean;
  canConfirm?: boolean;
  /** What is confirmed is still being read: a confirmation that comes early counts once it is there. */
  isLoading?: boolean;
  /** Nothing is left to confirm: the action has moved on, or the result is shown. */
  isFinal?: boolean;
  /** Where the focus starts; the first field when left out. With "confirm", Enter is enough. */
  focus?: "confirm";
  /** A way that is not the usual one, small and apart. */
  aside?: ReactNode;
  onConfirm: () => void;
  onClose: () => void;
  children: ReactNode;
}

/** One submission per click, however fast; one that came while the stakes were loading is not lost. */
function useSubmit(props: VerbDialogProps, form: { current: HTMLFormElement | null }, isOff: boolean) {
  const isSent = useRef(false);
  const isWanted = useRef(false);
  const { isBusy, isLoading } = props;
  useEffect(() => {
    if (!isBusy) isSent.current = false;
    if (isLoading || !isWanted.current) return;
    isWanted.current = false;
    if (!isOff) form.current?.requestSubmit();
  }, [form, isBusy, isLoading, isOff]);
  return (event: FormEvent) => {
    event.preventDefault();
    // The second click of a double click comes before the first one has been drawn as busy.
    if (isSent.current || isBusy) return;
    if (isLoading) isWanted.current = true;
    if (isLoading || isOff) return;
    isSent.current = true;
    props.onConfirm();
  };
}

function Confirm(props: VerbDialogProps & { isOff: boolean }) {
  return (
    <Button
      type="submit"
      variant={props.tone === "danger" ? "destructive" : "default"}
      className="min-w-28"
      aria-disabled={props.isBusy || props.isOff}
      aria-keyshortcuts="Control+Enter"
    >
      {props.isBusy ? props.busyLabel : props.confirmLabel}
      <Kbd aria-hidden="true" className="border-current/40 bg-transparent text-current max-sm:hidden">
        Ctrl ⏎
      </Kbd>
    </Button>
  );
}

function Offline() {
  return (
    <p role="alert" className="flex items-center gap-2 text-sm text-warning-text">
      <CloudOffIcon className="size-4 shrink-0 text-warning" />
      You are offline. Nothing is sent, and nothing is kept for later; confirm when the connection is back.
    </p>
  );
}
