"use client";

import { useQuery } from "@tanstack/react-query";
import { RotateCcwIcon } from "lucide-react";
import Link from "next/link";
import { CopyButton } from "@/components/shell/copy-button";
import { DetailOf } from "@/components/shell/detail-of";
import { DetailSkeleton } from "@/components/shell/detail-skeleton";
import { KeyValueList } from "@/components/shell/key-value-list";
import { RelativeTime } from "@/components/shell/relative-time";
import { ToneBadge } from "@/components/shell/tone-badge";
import type { Outputs } from "@/components/trpc/outputs";
import { useTRPC } from "@/components/trpc/trpc";
import { Button } from "@/components/ui/button";
import { mayReplay, useReplay } from "./use-replay";
import { webhookSourceLooks, webhookStateLooks } from "./webhook-looks";
import { WebhookPayload } from "./webhook-payload";
import { WebhookTrail } from "./webhook-trail";

const REFRESH_MS = 5_000;

/** One event: who vouches for it, what was tried, what came of it, what it says. */
export function WebhookDetail({ id }: { id: string }) {
  const trpc = useTRPC();
  const query = useQuery(trpc.webhooks.get.queryOptions({ id }, { refetchInterval: REFRESH_MS }));
  return (
    <DetailOf query={query} back={{ href: "/webhooks", text: "All webhooks" }} skeleton={<DetailSkeleton />}>
      {(event) => <KnownEvent event={event} />}
    </DetailOf>
  );
}

function KnownEvent({ event }: { event: WebhookEvent }) {
  return (
    <>
      <header className="flex flex-wrap items-center gap-x-2.5 gap-y-1 px-4 pt-4 pr-12 pb-3">
        <h2 className="min-w-0 font-mono text-sm leading-6 font-semibold break-all">{event.type}</h2>
        <ToneBadge look={webhookStateLooks[event.state]} />
      </header>
      <div className="grid gap-5 px-4 pb-8">
        <ReplayButton event={event} />
        <KeyValueList items={factsOf(event)} className="border-t" />
        <WebhookTrail event={event} />
        <WebhookPayload event={event} />
      </div>
    </>
  );
}

export type WebhookEvent = Outputs["webhooks"]["get"];

function ReplayButton({ event }: { event: WebhookEvent }) {
  const { isOperator, isPending, replay } = useReplay();
  if (!isOperator) return null;
  const isGone = event.payloadRemovedAt !== null;
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <Button
        variant="outline"
        size="sm"
        disabled={!mayReplay(event) || isPending}
        aria-describedby={isGone ? "why-no-replay" : undefined}
        onClick={() => replay(event.id)}
      >
        <RotateCcwIcon />
        Process again
      </Button>
      {isGone && (
        <span id="why-no-replay" className="text-sm text-muted-foreground">
          Its payload was removed.
        </span>
      )}
    </div>
  );
}

function factsOf(event: WebhookEvent) {
  const { action, problem, outcome } = event;
  return [
    { label: "Source", value: webhookSourceLooks[event.source].label },
    { label: "Signature", value: `Verified when it came: ${event.verifiedBy}` },
    { label: "Outcome", value: problem ? `${problem.code.replaceAll("_", " ")}: ${problem.message}` : outcome },
    ...(event.state === "failed" ? [{ label: "Next try", value: <RelativeTime at={event.notBefore} /> }] : []),
    ...(action
      ? [
          {
            label: "Action",
            value: (
              <Link href={`/approvals/${action.id}`} className="text-link underline">
                {action.title}
              </Link>
            ),
          },
        ]
      : []),
    { label: "Happened", value: <RelativeTime at={event.occurredAt} /> },
    { label: "Received", value: <RelativeTime at={event.receivedAt} /> },
    { label: "Event id", value: <Id text={event.eventId} label="event id" /> },
    { label: "Signed bytes", value: <Id text={event.deliverySha256} label="SHA-256 of the signed bytes" /> },
  ];
}

function Id({ text, label }: { text: string; label: string }) {
  return (
    <span className="flex items-start gap-1">
      <code className="min-w-0 font-mono text-xs leading-6 break-all">{text}</code>
      <CopyButton text={text} label={`Copy ${label}`} />
    </span>
  );
}
