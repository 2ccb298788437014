"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTRPC } from "@/components/trpc/trpc";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { mailDocument } from "./mail-document";

/** The mail exactly as it is pinned: its text, and on demand its look, in a frame that runs and loads nothing. */
export function MailCopy({ actionId }: { actionId: string }) {
  const trpc = useTRPC();
  const { data, isPending } = useQuery(trpc.approvals.copy.queryOptions({ id: actionId }));
  const [showsLook, setShowsLook] = useState(false);
  if (isPending) return <Skeleton className="h-40 w-full" />;
  if (!data) return null;
  return (
    <section aria-label="The mail" className="min-w-0 overflow-hidden rounded-md border text-sm">
      <div className="flex items-start gap-2 border-b bg-surface px-3 py-2">
        <dl className="grid min-w-0 flex-1 grid-cols-[auto_minmax(0,1fr)] gap-x-3 [&_dd]:break-words [&_dt]:text-muted-foreground">
          <dt>From</dt>
          <dd>{data.from}</dd>
          <dt>To</dt>
          <dd>{data.to}</dd>
          <dt>Subject</dt>
          <dd className="font-medium">{data.subject}</dd>
        </dl>
        <Button variant="outline" size="sm" aria-pressed={showsLook} onClick={() => setShowsLook(!showsLook)}>
          {showsLook ? "As text" : "As it looks"}
        </Button>
      </div>
      {showsLook ? (
        <iframe
          title="The mail as it looks"
          sandbox=""
          srcDoc={mailDocument(data.html)}
          className="h-80 w-full bg-white"
        />
      ) : (
        <div
          tabIndex={0}
          role="region"
          aria-label="Text of the mail"
          className="max-h-56 overflow-y-auto px-3 py-2 break-words whitespace-pre-line"
        >
          {data.text}
        </div>
      )}
    </section>
  );
}
