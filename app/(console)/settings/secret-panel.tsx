"use client";

import { KeyRoundIcon } from "lucide-react";
import { CopyButton } from "@/components/shell/copy-button";
import { Alert, AlertDescription } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";

/** A key or password on the one screen that ever shows it. */
export function SecretPanel({ secret, onDone }: { secret: ShownSecret; onDone: () => void }) {
  return (
    <div className="grid gap-4">
      <div className="flex items-start gap-1 rounded-md border bg-surface p-2 pl-3">
        <code data-secret className="min-w-0 flex-1 py-1 font-mono text-sm leading-5 break-all select-all">
          {secret.value}
        </code>
        <CopyButton text={secret.value} label={`Copy ${secret.noun}`} />
      </div>
      <Alert variant="warning">
        <KeyRoundIcon />
        <AlertDescription>{secret.warning}</AlertDescription>
      </Alert>
      <Button className="justify-self-end" onClick={onDone}>
        I have kept it
      </Button>
    </div>
  );
}

export interface ShownSecret {
  title: string;
  value: string;
  /** What is copied: "key". */
  noun: string;
  warning: string;
}
