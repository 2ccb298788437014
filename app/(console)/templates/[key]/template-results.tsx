"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { ChartNoAxesColumnIcon } from "lucide-react";
import Link from "next/link";
import type { Template } from "@/app/(console)/templates/template-looks";
import { ComparedFigures } from "@/components/mail/compared-figures";
import { FiguresCard } from "@/components/mail/figures-card";
import { COMPLAINTS, DELIVERED, HARD, UNSUBSCRIBED } from "@/components/mail/measures";
import { RESULT_DAYS, useResultDays } from "@/components/mail/use-result-days";
import { EmptyState } from "@/components/shell/empty-state";
import { ErrorState } from "@/components/shell/error-state";
import { MissedNote } from "@/components/shell/missed-note";
import { RangeSwitch } from "@/components/shell/range-switch";
import { useTRPC } from "@/components/trpc/trpc";
import { viewOf } from "@/components/trpc/view-of";
import { Skeleton } from "@/components/ui/skeleton";
import { mailingRow, versionRow } from "./result-rows";
import type { Results } from "./result-rows";

const MEASURES = [DELIVERED, HARD, COMPLAINTS, UNSUBSCRIBED];

/** What became of the mails of one template, by its versions and by the mailings that were made of it. */
export function TemplateResults({ id }: { id: Template["id"] }) {
  const trpc = useTRPC();
  const { days, setDays } = useResultDays();
  const query = useQuery(trpc.templates.results.queryOptions({ id, days }, { placeholderData: keepPreviousData }));
  const view = viewOf(query);
  return (
    <div className="grid gap-4" aria-busy={view.status === "loading" || view.isStale}>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="text-sm text-muted-foreground">Of mails that were asked for within {days} days, without tests.</p>
        <RangeSwitch ranges={RESULT_DAYS} days={days} onChange={setDays} />
      </div>
      <MissedNote problem={view.missed} onRetry={view.onRetry} className="rounded-md" />
      {view.error && <ErrorState problem={view.error} onRetry={view.onRetry} />}
      {view.status === "loading" && <Skeleton aria-label="Results are loading" className="h-72 w-full" />}
      {query.data && <KnownResults id={id} results={query.data} />}
    </div>
  );
}

function KnownResults({ id, results }: { id: Template["id"]; results: Results }) {
  const { isCut, mailingCount } = results;
  if (results.versions.length === 0) {
    return (
      <EmptyState
        icon={ChartNoAxesColumnIcon}
        title="No mail of it has gone out in this time"
        text="What waits for a decision is not counted; it is listed under Where used."
      />
    );
  }
  const versions = results.versions.map((row) => versionRow(id, row));
  const mailings = results.mailings.map(mailingRow);
  const singles = results.versions.reduce((sum, row) => sum + row.singles, 0);
  const compared = versions.length > 1 ? versions : mailings;
  return (
    <>
      {isCut && <p className="text-sm text-warning-text">More went out than is counted: these are the newest mails.</p>}
      <FiguresCard
        title="By version"
        description="Shares are of those sent. The rest are deferred, soft bounces, or mails of which no provider has said anything yet."
        what="Version"
        rows={versions}
        measures={MEASURES}
      />
      {compared.length > 1 && (
        <ComparedFigures
          description={versions.length > 1 ? "Its newest versions" : "Its newest mailings"}
          rows={compared}
          measures={MEASURES}
        />
      )}
      {mailings.length > 0 && (
        <FiguresCard
          title="Mailings behind the figures"
          description={
            mailingCount > mailings.length ? `The newest ${mailings.length} of ${mailingCount}` : "All of them"
          }
          what="Mailing"
          rows={mailings}
          measures={MEASURES}
        />
      )}
      {singles > 0 && (
        <p className="text-sm text-muted-foreground">
          {singles.toLocaleString("en-GB")} went to one address each:{" "}
          <Link href={`/templates/${id}?tab=used`} className="text-link underline underline-offset-2">
            the newest of them
          </Link>
          .
        </p>
      )}
    </>
  );
}
