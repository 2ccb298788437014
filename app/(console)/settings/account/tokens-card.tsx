"use client";

import { useQuery } from "@tanstack/react-query";
import { PlusIcon } from "lucide-react";
import { useState } from "react";
import { useTRPC } from "@/components/trpc/trpc";
import { viewOf } from "@/components/trpc/view-of";
import { Button } from "@/components/ui/button";
import { CardHeading } from "@/components/shell/card-heading";
import { Card } from "@/components/ui/card";
import { CreateTokenDialog } from "./create-token-dialog";
import { RevokeTokenDialog } from "./revoke-token-dialog";
import { TokenList, type Token } from "./token-list";

/** Tokens for scripts that act as oneself. */
export function TokensCard() {
  const trpc = useTRPC();
  const query = useQuery(trpc.staff.tokens.queryOptions());
  const [creates, setCreates] = useState(false);
  const [revoked, setRevoked] = useState<Token | null>(null);
  return (
    <Card className="gap-3 pb-0">
      <CardHeading
        title="Personal tokens"
        description="For scripts: a token may do what you may, but make no tokens, set no passwords and manage no staff."
        action={
          <Button variant="outline" size="sm" onClick={() => setCreates(true)}>
            <PlusIcon />
            New token
          </Button>
        }
      />
      <div className="border-t">
        <TokenList
          label="Personal tokens"
          tokens={query.data}
          view={viewOf(query)}
          emptyTitle="You have no tokens"
          onRevoke={setRevoked}
        />
      </div>
      <CreateTokenDialog open={creates} onClose={() => setCreates(false)} />
      {revoked && <RevokeTokenDialog token={revoked} onClose={() => setRevoked(null)} />}
    </Card>
  );
}
