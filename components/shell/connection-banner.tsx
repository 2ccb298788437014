import { CloudOffIcon, LoaderCircleIcon } from "lucide-react";

import { Button } from "@/components/ui/button";

import { RelativeTime } from "./relative-time";

/** Says when the screen may lag behind the server; draws nothing while the live connection holds. */
export function ConnectionBanner({ state, since, onRetry }: ConnectionBannerProps) {
  return (
    <div role="status" aria-live="polite" className="shrink-0">
      {state !== "connected" && (
        <div className="flex min-h-9 flex-wrap items-center gap-x-2 border-b border-warning-line bg-warning-tint px-4 py-1 text-sm text-warning-text">
          {state === "reconnecting" ? (
            <>
              <LoaderCircleIcon className="size-4 text-warning motion-safe:animate-spin" />
              <span>Live updates stopped. Reconnecting…</span>
            </>
          ) : (
            <>
              <CloudOffIcon className="size-4 text-warning" />
              <span>
                What you see may be out of date
                {since && (
                  <>
                    {" "}
                    (last heard <RelativeTime at={since} />)
                  </>
                )}
                .
              </span>
            </>
          )}
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

export type ConnectionState = "connected" | "reconnecting" | "stale";

export interface ConnectionBannerProps {
  state: ConnectionState;
  /** When the server was last heard, ISO. */
  since?: string;
  onRetry?: () => void;
}
