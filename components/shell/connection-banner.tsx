import { CloudOffIcon, LoaderCircleIcon, WifiOffIcon } from "lucide-react";

import { Button } from "@/components/ui/button";

import { RelativeTime } from "./relative-time";

/** Says when the screen may lag behind the server; draws nothing while the live connection holds. */
export function ConnectionBanner({ state, since, onRetry }: ConnectionBannerProps) {
  return (
    <div role="status" aria-live="polite" className="shrink-0">
      {state !== "connected" && (
        <div className="flex min-h-9 flex-wrap items-center gap-x-2 border-b border-warning-line bg-warning-tint px-4 py-1 text-sm text-warning-text">
          <Words state={state} since={since} />
          {onRetry && (
            <Button variant="outline" size="sm" className="ml-auto h-6" onClick={onRetry}>
              Retry now
            </Button>
          )}
        </div>
      )}
    </div>
  );
}

function Words({ state, since }: { state: Exclude<ConnectionState, "connected">; since?: string }) {
  const heard = since && (
    <>
      {" "}
      (last heard <RelativeTime at={since} />)
    </>
  );
  switch (state) {
    case "offline":
      return (
        <>
          <WifiOffIcon className="size-4 shrink-0 text-warning" />
          <span className="min-w-0">
            You are offline. What you see may be out of date{heard}; nothing can be decided until you are back.
          </span>
        </>
      );
    case "reconnecting":
      return (
        <>
          <LoaderCircleIcon className="size-4 shrink-0 text-warning motion-safe:animate-spin" />
          <span>Live updates stopped. Reconnecting…</span>
        </>
      );
    case "stale":
      return (
        <>
          <CloudOffIcon className="size-4 shrink-0 text-warning" />
          <span>What you see may be out of date{heard}.</span>
        </>
      );
  }
}

export type ConnectionState = "connected" | "reconnecting" | "stale" | "offline";

export interface ConnectionBannerProps {
  state: ConnectionState;
  /** When the server was last heard, ISO. */
  since?: string;
  onRetry?: () => void;
}
