"use client";

import { useQuery } from "@tanstack/react-query";
import { parseAsString, useQueryState } from "nuqs";
import { useState } from "react";
import { BackLink } from "@/components/shell/back-link";
import { EmptyState } from "@/components/shell/empty-state";
import { ErrorState } from "@/components/shell/error-state";
import { MissedNote } from "@/components/shell/missed-note";
import { PageBody } from "@/components/shell/page-body";
import { PageHeader } from "@/components/shell/page-header";
import { useTRPC } from "@/components/trpc/trpc";
import { viewOf } from "@/components/trpc/view-of";
import { Skeleton } from "@/components/ui/skeleton";
import { CampaignsNav } from "@/app/(console)/campaigns/campaigns-nav";
import { AudienceEditor } from "./audience-editor";
import { AudienceList, NEW } from "./audience-list";

/** Whom mailings go to: saved filters, and the one that is being built. */
export function Audiences() {
  const trpc = useTRPC();
  const query = useQuery(trpc.audiences.list.queryOptions());
  const view = viewOf(query);
  const [chosen, setChosen] = useQueryState(
    "audience",
    parseAsString.withDefault(NEW).withOptions({ history: "push" }),
  );
  const [turn, setTurn] = useState(0);
  const saved = query.data?.find(({ id }) => id === chosen) ?? null;
  return (
    <>
      <PageHeader
        title="Audiences"
        description="Saved filters over members. A mailing pins whom it found; what is changed here changes nothing of it."
        actions={<CampaignsNav />}
      />
      <PageBody>
        <MissedNote problem={view.missed} onRetry={view.onRetry} className="rounded-md" />
        {view.error && <ErrorState problem={view.error} onRetry={view.onRetry} />}
        {view.status === "loading" && <Skeleton aria-busy="true" className="h-96 w-full" />}
        {query.data && (
          <div className="grid min-w-0 items-start gap-4 lg:grid-cols-[15rem_minmax(0,1fr)]">
            <AudienceList audiences={query.data} chosen={chosen} />
            {saved || chosen === NEW ? (
              <AudienceEditor
                key={`${chosen}:${turn}`}
                saved={saved}
                onSaved={(id) => void setChosen(id)}
                onArchived={() => void setChosen(NEW)}
                onReload={() => setTurn((old) => old + 1)}
              />
            ) : (
              <EmptyState
                title="There is no such audience"
                text="Somebody may have archived it."
                action={<BackLink href="/campaigns/audiences" text="A new one" />}
              />
            )}
          </div>
        )}
      </PageBody>
    </>
  );
}
