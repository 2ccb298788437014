"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { KeyRoundIcon } from "lucide-react";
import { useId, type FormEvent } from "react";
import { problemOf } from "@/components/trpc/problem";
import { useTRPC } from "@/components/trpc/trpc";
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
import { Input } from "@/components/ui/input";
import { Label } from "@/components/ui/label";
import { passkeyProblem, usePasskeyProof } from "./use-passkey-proof";
import { useSignedIn } from "./signed-in";

/** Asks who is signed in to show that it is still them. Opened by `useWithReauthentication`, over whatever asked. */
export function ReauthenticateDialog({ onProved, onClose }: { onProved: () => void; onClose: () => void }) {
  const trpc = useTRPC();
  const identity = useQuery(trpc.me.identity.queryOptions());
  const byPassword = useMutation(trpc.me.reauthenticate.mutationOptions({ gcTime: 0, onSuccess: onProved }));
  const byPasskey = usePasskeyProof(onProved);
  const isBusy = byPassword.isPending || byPasskey.isPending;
  const problem = byPasskey.error
    ? passkeyProblem(byPasskey.error)
    : byPassword.error && problemOf(byPassword.error).message;
  const { hasPassword = true, passkeys = 0, passkeysWork } = identity.data ?? {};
  const hasPasskey = passkeys > 0 && passkeysWork === "yes";
  return (
    <Dialog open onOpenChange={(open) => !open && !isBusy && onClose()}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>Is it still you?</DialogTitle>
          <DialogDescription>
            {hasPassword || hasPasskey
              ? "This step takes a fresh proof of who you are. It is asked for again after a few minutes."
              : "This step takes a fresh proof of who you are, and you have no password here. Sign out and in again."}
          </DialogDescription>
        </DialogHeader>
        {problem && (
          <Alert variant="destructive">
            <AlertDescription>{problem}</AlertDescription>
          </Alert>
        )}
        {hasPasskey && (
          <Button
            variant="outline"
            disabled={isBusy}
            onClick={() => {
              byPassword.reset();
              byPasskey.mutate();
            }}
          >
            <KeyRoundIcon />
            {byPasskey.isPending ? "Waiting for the passkey…" : "Use a passkey"}
          </Button>
        )}
        {hasPassword && (
          <PasswordPart
            isBusy={isBusy}
            onClose={onClose}
            onSubmit={(password) => {
              byPasskey.reset();
              byPassword.mutate({ password });
            }}
          />
        )}
      </DialogContent>
    </Dialog>
  );
}

interface PasswordPartProps {
  isBusy: boolean;
  onSubmit: (password: string) => void;
  onClose: () => void;
}

function PasswordPart({ isBusy, onSubmit, onClose }: PasswordPartProps) {
  const id = useId();
  const { email } = useSignedIn();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    // React passes on what is submitted inside a portal; the form around it has not been submitted.
    event.stopPropagation();
    const password = new FormData(event.currentTarget).get("password");
    if (typeof password === "string" && password !== "") onSubmit(password);
  };
  return (
    <form className="grid gap-4" onSubmit={submit}>
      {/* Password managers look for whose password it is. */}
      <input type="text" name="email" autoComplete="username" value={email} readOnly hidden />
      <div className="grid gap-1.5">
        <Label htmlFor={id}>Your password</Label>
        <Input id={id} name="password" type="password" autoComplete="current-password" required autoFocus />
      </div>
      <DialogFooter>
        <Button variant="outline" disabled={isBusy} onClick={onClose}>
          Cancel
        </Button>
        <Button type="submit" disabled={isBusy}>
          {isBusy ? "Checking…" : "Confirm"}
        </Button>
      </DialogFooter>
    </form>
  );
}
