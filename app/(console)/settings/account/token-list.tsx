"use client";

import { isUsable, keyStateLooks, tokenState } from "@/app/(console)/settings/keys/key-looks";
import { EmptyState } from "@/components/shell/empty-state";
import { ErrorState } from "@/components/shell/error-state";
import { RelativeTime } from "@/components/shell/relative-time";
import { useServerNow } from "@/components/shell/server-clock";
import { ToneBadge } from "@/components/shell/tone-badge";
import type { Outputs } from "@/components/trpc/outputs";
import type { QueryView } from "@/components/trpc/view-of";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";

export type Token = Outputs["staff"]["tokens"][number];

/** Somebody's tokens, each with its state and the way to end it. */
export function TokenList({ label, tokens, view, emptyTitle, onRevoke }: TokenListProps) {
  return (
    <>
      {view.error && <ErrorState problem={view.error} onRetry={view.onRetry} />}
      {view.status === "loading" && (
        <div aria-busy="true" className="px-4 py-3">
          <Skeleton className="h-6 w-full" />
        </div>
      )}
      {tokens?.length === 0 && <EmptyState className="min-h-28 py-6" title={emptyTitle} />}
      <ul aria-label={label}>
        {tokens?.map((token) => (
          <TokenRow key={token.id} token={token} onRevoke={() => onRevoke(token)} />
        ))}
      </ul>
    </>
  );
}

interface TokenListProps {
  label: string;
  tokens: readonly Token[] | undefined;
  view: QueryView;
  emptyTitle: string;
  onRevoke: (token: Token) => void;
}

function TokenRow({ token, onRevoke }: { token: Token; onRevoke: () => void }) {
  const state = tokenState(token, useServerNow());
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
          {isUsable(state) && token.expiresAt && (
            <>
              , ends <RelativeTime at={token.expiresAt} />
            </>
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
