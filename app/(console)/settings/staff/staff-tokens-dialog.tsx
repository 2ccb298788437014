"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { RevokeTokenDialog } from "@/app/(console)/settings/account/revoke-token-dialog";
import { TokenList, type Token } from "@/app/(console)/settings/account/token-list";
import { useTRPC } from "@/components/trpc/trpc";
import { viewOf } from "@/components/trpc/view-of";
import { Dialog, DialogContent, DialogDescription, DialogHeader, DialogTitle } from "@/components/ui/dialog";
import type { StaffMember } from "./staff-looks";

/** Somebody else's tokens: an operator sees what acts in their name and can end it. */
export function StaffTokensDialog({ member, onClose }: { member: StaffMember; onClose: () => void }) {
  const trpc = useTRPC();
  const query = useQuery(trpc.staff.tokensOf.queryOptions({ staffId: member.id }));
  const [revoked, setRevoked] = useState<Token | null>(null);
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent className="sm:max-w-xl">
        <DialogHeader>
          <DialogTitle>Tokens of {member.name}</DialogTitle>
          <DialogDescription>Each acts with the rights of {member.email}.</DialogDescription>
        </DialogHeader>
        <div className="rounded-md border">
          <TokenList
            label={`Tokens of ${member.name}`}
            tokens={query.data}
            view={viewOf(query)}
            emptyTitle="There are no tokens"
            onRevoke={setRevoked}
          />
        </div>
        {revoked && <RevokeTokenDialog token={revoked} onClose={() => setRevoked(null)} />}
      </DialogContent>
    </Dialog>
  );
}
