"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { ErrorState } from "@/components/shell/error-state";
import { MissedNote } from "@/components/shell/missed-note";
import type { Outputs } from "@/components/trpc/outputs";
import { useTRPC } from "@/components/trpc/trpc";
import { viewOf } from "@/components/trpc/view-of";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { mailDocument } from "./mail-document";

/** The mail exactly as it is pinned. Nobody should approve one they were not shown, so a failure takes its place. */
export function MailCopy({ actionId }: { actionId: string }) {
  const trpc = useTRPC();
  const query = useQuery(trpc.approvals.copy.queryOptions({ id: actionId }));
  const view = viewOf(query);
  return (
    <section aria-label="The mail" className="min-w-0 overflow-hidden rounded-md border text-sm">
      {view.status === "loading" && <Skeleton className="h-40 w-full" />}
      {view.error && <ErrorState title="The mail could not be loaded" problem={view.error} onRetry={view.onRetry} />}
      <MissedNote problem={view.missed} onRetry={view.onRetry} className="border-x-0 border-t-0" />
      {query.data && <Mail mail={query.data} />}
    </section>
  );
}

/** Its text, and on demand its look, in a frame that runs and loads nothing. */
function Mail({ mail }: { mail: Outputs["approvals"]["copy"] }) {
  const [showsLook, setShowsLook] = useState(false);
  return (
    <>
      <div className="flex items-start gap-2 border-b bg-surface px-3 py-2">
        <dl className="grid min-w-0 flex-1 grid-cols-[auto_minmax(0,1fr)] gap-x-3 [&_dd]:break-words [&_dt]:text-muted-foreground">
          <dt>From</dt>
          <dd>{mail.from}</dd>
          <dt>To</dt>
          <dd>{mail.to}</dd>
          <dt>Subject</dt>
          <dd className="font-medium">{mail.subject}</dd>
        </dl>
        <Button variant="outline" size="sm" aria-pressed={showsLook} onClick={() => setShowsLook(!showsLook)}>
          {showsLook ? "As text" : "As it looks"}
        </Button>
      </div>
      {showsLook ? (
        <iframe
          title="The mail as it looks"
          sandbox=""
          srcDoc={mailDocument(mail.html)}
          className="h-80 w-full bg-white"
        />
      ) : (
        <div
          tabIndex={0}
          role="region"
          aria-label="Text of the mail"
          className="max-h-56 overflow-y-auto px-3 py-2 break-words whitespace-pre-line"
        >
          {mail.text}
        </div>
      )}
    </>
  );
}
