"use client";

import { useQuery } from "@tanstack/react-query";
import { PlusIcon } from "lucide-react";
import { useState } from "react";
import { EmptyState } from "@/components/shell/empty-state";
import { ErrorState } from "@/components/shell/error-state";
import { RelativeTime } from "@/components/shell/relative-time";
import type { Outputs } from "@/components/trpc/outputs";
import { useTRPC } from "@/components/trpc/trpc";
import { viewOf } from "@/components/trpc/view-of";
import { Button } from "@/components/ui/button";
import { Card, CardAction, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";
import { Skeleton } from "@/components/ui/skeleton";
import { AddPasskeyDialog } from "./add-passkey-dialog";
import { RemovePasskeyDialog } from "./remove-passkey-dialog";

export type Passkey = Outputs["passkeys"]["list"][number];

/** Another way to show that it is still oneself; where it cannot work, the card says why instead of offering it. */
export function PasskeysCard() {
  const trpc = useTRPC();
  const passkeysWork = useQuery(trpc.me.identity.queryOptions()).data?.passkeysWork;
  const query = useQuery(trpc.passkeys.list.queryOptions());
  const view = viewOf(query);
  const [adds, setAdds] = useState(false);
  const [removed, setRemoved] = useState<Passkey | null>(null);
  return (
    <Card className="gap-3 pb-0">
      <CardHeader>
        <CardTitle>
          <h2>Passkeys</h2>
        </CardTitle>
        <CardDescription>{passkeysWork ? WORDS[passkeysWork] : WORDS.yes}</CardDescription>
        {passkeysWork === "yes" && (
          <CardAction>
            <Button variant="outline" size="sm" onClick={() => setAdds(true)}>
              <PlusIcon />
              Add passkey
            </Button>
          </CardAction>
        )}
      </CardHeader>
      <div className="border-t">
        {view.error && <ErrorState problem={view.error} onRetry={view.onRetry} />}
        {view.status === "loading" && (
          <div aria-busy="true" className="px-4 py-3">
            <Skeleton className="h-6 w-full" />
          </div>
        )}
        {query.data?.length === 0 && <EmptyState className="min-h-28 py-6" title="You have no passkeys" />}
        <ul aria-label="Passkeys">
          {query.data?.map((passkey) => (
            <PasskeyRow key={passkey.id} passkey={passkey} onRemove={() => setRemoved(passkey)} />
          ))}
        </ul>
      </div>
      {adds && <AddPasskeyDialog onClose={() => setAdds(false)} />}
      {removed && <RemovePasskeyDialog passkey={removed} onClose={() => setRemoved(null)} />}
    </Card>
  );
}

const WORDS = {
  yes: "When a step asks whether it is still you, a passkey answers without your password.",
  address:
    "Passkeys cannot work here: browsers tie them to a host's name, and this console is reached by an IP address.",
  insecure: "Passkeys cannot work here: browsers want https for them, and this console is reached without.",
};

function PasskeyRow({ passkey, onRemove }: { passkey: Passkey; onRemove: () => void }) {
  return (
    <li className="flex min-h-12 flex-wrap items-center gap-x-3 gap-y-1 border-b px-4 py-2 last:border-b-0">
      <span className="min-w-0 flex-1 basis-48">
        <span className="block truncate text-sm font-medium">{passkey.label}</span>
        <span className="text-xs text-muted-foreground">
          {passkey.backedUp ? "synced" : "on one device"}, added <RelativeTime at={passkey.createdAt} />,{" "}
          {passkey.lastUsedAt ? (
            <>
              used <RelativeTime at={passkey.lastUsedAt} />
            </>
          ) : (
            "never used"
          )}
        </span>
      </span>
      <Button variant="outline" size="sm" aria-label={`Remove ${passkey.label}`} onClick={onRemove}>
        Remove
      </Button>
    </li>
  );
}
