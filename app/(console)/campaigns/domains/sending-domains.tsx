"use client";

import { useQuery } from "@tanstack/react-query";
import { GlobeIcon, PlusIcon } from "lucide-react";
import { useState } from "react";
import { EmptyState } from "@/components/shell/empty-state";
import { ErrorState } from "@/components/shell/error-state";
import { MissedNote } from "@/components/shell/missed-note";
import { PageBody } from "@/components/shell/page-body";
import { PageHeader } from "@/components/shell/page-header";
import { useSignedIn } from "@/components/shell/signed-in";
import { useTRPC } from "@/components/trpc/trpc";
import { viewOf } from "@/components/trpc/view-of";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { CampaignsNav } from "@/app/(console)/campaigns/campaigns-nav";
import { AddDomainDialog } from "./add-domain-dialog";
import { Deliverability } from "./deliverability";
import { DomainList } from "./domain-list";

/** Where mailings come from, how warm each domain is, and how its mail fares. */
export function SendingDomains() {
  const trpc = useTRPC();
  const query = useQuery(trpc.mailings.domains.queryOptions());
  const view = viewOf(query);
  const isOperator = useSignedIn().role === "operator";
  const [adds, setAdds] = useState(false);
  return (
    <>
      <PageHeader
        title="Sending domains"
        description="Where mailings come from. A new domain sends little at first, and nothing before it is verified."
        actions={<CampaignsNav />}
      />
      <PageBody>
        <MissedNote problem={view.missed} onRetry={view.onRetry} className="rounded-md" />
        {isOperator && (
          <Button className="self-start" size="sm" onClick={() => setAdds(true)}>
            <PlusIcon />
            Add a domain
          </Button>
        )}
        {view.error && <ErrorState problem={view.error} onRetry={view.onRetry} />}
        {view.status === "loading" && <Skeleton aria-busy="true" className="h-40 w-full" />}
        {query.data?.length === 0 && (
          <EmptyState icon={GlobeIcon} title="No domain yet" text="Without one, every mailing is blocked." />
        )}
        {query.data && query.data.length > 0 && <DomainList domains={query.data} isOperator={isOperator} />}
        <Deliverability />
      </PageBody>
      {adds && <AddDomainDialog onClose={() => setAdds(false)} />}
    </>
  );
}
