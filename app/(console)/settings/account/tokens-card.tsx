"use client";

import { useQuery } from "@tanstack/react-query";
import { PlusIcon } from "lucide-react";
import { useState } from "react";
import { isUsable, keyState, keyStateLooks } from "@/app/(console)/settings/keys/key-looks";
import { EmptyState } from "@/components/shell/empty-state";
import { ErrorState } from "@/components/shell/error-state";
import { RelativeTime } from "@/components/shell/relative-time";
import { useServerNow } from "@/components/shell/server-clock";
import { ToneBadge } from "@/components/shell/tone-badge";
import type { Outputs } from "@/components/trpc/outputs";
import { useTRPC } from "@/components/trpc/trpc";
import { viewOf } from "@/components/trpc/view-of";
import { Button } from "@/components/ui/button";
import { Card, CardAction, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";
import { Skeleton } from "@/components/ui/skeleton";
import { CreateTokenDialog } from "./create-token-dialog";
import { RevokeTokenDialog } from "./revoke-token-dialog";

export type Token = Outputs["staff"]["tokens"][number];

/** Tokens for scripts that act as oneself. */
export function TokensCard() {
  const trpc = useTRPC();
  const query = useQuery(trpc.staff.tokens.queryOptions());
  const view = viewOf(query);
  const [creates, setCreates] = useState(false);
  const [revoked, setRevoked] = useState<Token | null>(null);
  return (
    <Card className="gap-3 pb-0">
      <CardHeader>
        <CardTitle>
          <h2>Personal tokens</h2>
        </CardTitle>
        <CardDescription>For scripts: a token may do what you may, at every moment.</CardDescription>
        <CardAction>
          <Button variant="outline" size="sm" onClick={() => setCreates(true)}>
            <PlusIcon />
            New token
          </Button>
        </CardAction>
      </CardHeader>
      <div className="border-t">
        {view.error && <ErrorState problem={view.error} onRetry={view.onRetry} />}
        {view.status === "loading" && (
          <div aria-busy="true" className="px-4 py-3">
            <Skeleton className="h-6 w-full" />
          </div>
        )}
        {query.data?.length === 0 && <EmptyState className="min-h-28 py-6" title="You have no tokens" />}
        <ul aria-label="Personal tokens">
          {query.data?.map((token) => (
            <TokenRow key={token.id} token={token} onRevoke={() => setRevoked(token)} />
          ))}
        </ul>
      </div>
      <CreateTokenDialog open={creates} onClose={() => setCreates(false)} />
      {revoked && <RevokeTokenDialog token={revoked} onClose={() => setRevoked(null)} />}
    </Card>
  );
}

function TokenRow({ token, onRevoke }: { token: Token; onRevoke: () => void }) {
  const state = keyState(token, useServerNow());
  return (
    <li className="flex min-h-12 flex-wrap items-center gap-x-3 gap-y-1 border-b px-4 py-2 last:border-b-0">
      <span className="min-w-0 flex-1 basis-48">
        <span className="block truncate text-sm font-medium">{token.label}</span>
        <span className="text-xs text-muted-foreground">
          <code className="font-mono">{token.hint}…</code>, made <RelativeTime at={token.createdAt} />,{" "}
          {token.lastUsedAt ? (
            <>
              used <RelativeTime at={token.lastUsedAt} />
            </>
          ) : (
            "never used"
          )}
        </span>
      </span>
      <ToneBadge look={keyStateLooks[state]} />
      {isUsable(state) && (
        <Button variant="outline" size="sm" aria-label={`Revoke ${token.label}`} onClick={onRevoke}>
          Revoke
        </Button>
      )}
    </li>
  );
}
