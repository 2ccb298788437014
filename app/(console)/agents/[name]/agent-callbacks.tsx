"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useState } from "react";
import { ErrorState } from "@/components/shell/error-state";
import { KeyValueList } from "@/components/shell/key-value-list";
import { RelativeTime } from "@/components/shell/relative-time";
import { useSignedIn } from "@/components/shell/signed-in";
import type { Outputs } from "@/components/trpc/outputs";
import { useTRPC } from "@/components/trpc/trpc";
import { viewOf } from "@/components/trpc/view-of";
import { Button } from "@/components/ui/button";
import { Card, CardAction, CardContent, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";
import { Skeleton } from "@/components/ui/skeleton";
import type { AgentName } from "@/server/agents/registry";
import { CallbackList } from "./callback-list";
import { RotateSecretDialog } from "./rotate-secret-dialog";

/** Where the agent is told that its actions have ended, by which secret, and what became of each telling. */
export function AgentCallbacks({ agent }: { agent: AgentName }) {
  const trpc = useTRPC();
  const query = useQuery(trpc.agents.callback.queryOptions({ agent }));
  const view = viewOf(query);
  const [rotates, setRotates] = useState(false);
  const isOperator = useSignedIn().role === "operator";
  return (
    <Card className="min-w-0 gap-2 overflow-hidden pb-1">
      <CardHeader>
        <CardTitle>
          <h2>Callbacks</h2>
        </CardTitle>
        <CardDescription>What {agent} was told, newest first</CardDescription>
        {isOperator && query.data?.url && (
          <CardAction>
            <Button variant="outline" size="sm" onClick={() => setRotates(true)}>
              Replace secret
            </Button>
          </CardAction>
        )}
      </CardHeader>
      <CardContent>
        {view.error && <ErrorState problem={view.error} onRetry={view.onRetry} />}
        {query.data && <CallbackFacts callback={query.data} />}
        {query.isPending && <Skeleton className="h-16 w-full" />}
      </CardContent>
      <CallbackList agent={agent} />
      {rotates && <RotateSecretDialog agent={agent} onClose={() => setRotates(false)} />}
    </Card>
  );
}

function CallbackFacts({ callback }: { callback: Outputs["agents"]["callback"] }) {
  const { url, enabled, secretAt, oldSecretUntil } = callback;
  if (!url) {
    return (
      <p className="text-sm text-muted-foreground">
        No address is registered; the agent asks by itself.{" "}
        <Link href="/settings?section=callbacks" className="text-link underline">
          Set one
        </Link>
      </p>
    );
  }
  return (
    <KeyValueList
      items={[
        { label: "Address", value: <span className="break-all">{enabled ? url : `${url} (switched off)`}</span> },
        { label: "Secret since", value: secretAt ? <RelativeTime at={secretAt} /> : "the address was set" },
        ...(oldSecretUntil ? [{ label: "Old secret", value: <OldSecret until={oldSecretUntil} /> }] : []),
      ]}
    />
  );
}

function OldSecret({ until }: { until: Date }) {
  return (
    <span className="text-warning-text">
      signs too, until <RelativeTime at={until} />
    </span>
  );
}
