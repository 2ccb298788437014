"use client";

import { ErrorState } from "@/components/shell/error-state";

interface ConsoleErrorProps {
  error: Error & { digest?: string };
  reset: () => void;
}

/** A page that broke while it was drawn; the frame around it stays. */
export default function ConsoleError({ error, reset }: ConsoleErrorProps) {
  return (
    <ErrorState
      className="flex-1"
      title="This page broke"
      // The digest finds the error in the server's log; the text itself may hold anything.
      problem={{ code: error.digest ?? "client_error", message: "Nothing was changed. Trying again is safe." }}
      onRetry={reset}
    />
  );
}
