"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { ChartNoAxesColumnIcon } from "lucide-react";
import { ComparedFigures } from "@/components/mail/compared-figures";
import { FiguresCard } from "@/components/mail/figures-card";
import { COMPLAINTS, DEFERRED, DELIVERED, HARD, SOFT, UNTOLD } from "@/components/mail/measures";
import { RESULT_DAYS, useResultDays } from "@/components/mail/use-result-days";
import { EmptyState } from "@/components/shell/empty-state";
import { ErrorState } from "@/components/shell/error-state";
import { MissedNote } from "@/components/shell/missed-note";
import { RangeSwitch } from "@/components/shell/range-switch";
import type { Outputs } from "@/components/trpc/outputs";
import { useTRPC } from "@/components/trpc/trpc";
import { viewOf } from "@/components/trpc/view-of";
import { Skeleton } from "@/components/ui/skeleton";

const MEASURES = [DELIVERED, DEFERRED, SOFT, HARD, COMPLAINTS, UNTOLD];
const COMPARED = [DELIVERED, DEFERRED, HARD, COMPLAINTS];

type Figures = Outputs["mailings"]["deliverability"];

/** How mail fares by where it comes from and where it goes: one provider that bounces most is one that blocks us. */
export function Deliverability() {
  const trpc = useTRPC();
  const { days, setDays } = useResultDays();
  const query = useQuery(trpc.mailings.deliverability.queryOptions({ days }, { placeholderData: keepPreviousData }));
  const view = viewOf(query);
  return (
    <section aria-labelledby="deliverability" className="grid gap-4" aria-busy={view.isStale}>
      <div className="flex flex-wrap items-end justify-between gap-3">
        <div>
          <h2 id="deliverability" className="text-base font-semibold">
            Deliverability
          </h2>
          <p className="text-sm text-muted-foreground">Of every mail that went out within {days} days, by domain.</p>
        </div>
        <RangeSwitch ranges={RESULT_DAYS} days={days} onChange={setDays} />
      </div>
      <MissedNote problem={view.missed} onRetry={view.onRetry} className="rounded-md" />
      {view.error && <ErrorState problem={view.error} onRetry={view.onRetry} />}
      {view.status === "loading" && <Skeleton aria-label="Figures are loading" className="h-72 w-full" />}
      {query.data && <KnownFigures figures={query.data} />}
    </section>
  );
}

function KnownFigures({ figures }: { figures: Figures }) {
  const { total, isCut, mailboxDomains } = figures;
  if (total.sent === 0) {
    return <EmptyState icon={ChartNoAxesColumnIcon} title="No mail has gone out in this time" />;
  }
  const [sending, mailboxes] = [figures.sending.map(toRow), figures.mailboxes.map(toRow)];
  const shown = mailboxes.length < mailboxDomains ? `The ${mailboxes.length} most common of ${mailboxDomains}` : "All";
  return (
    <>
      {isCut && <p className="text-sm text-warning-text">More went out than is counted: these are the newest mails.</p>}
      <FiguresCard
        title="By sending domain"
        description="Single mails come from the house’s own address."
        what="Domain"
        rows={sending}
        measures={MEASURES}
      />
      {mailboxes.length > 1 && (
        <ComparedFigures description="The most common mailboxes" rows={mailboxes} measures={COMPARED} />
      )}
      <FiguresCard
        title="By the readers’ mailboxes"
        description={`${shown}. Shares are of those sent.`}
        what="Domain"
        rows={mailboxes}
        measures={MEASURES}
      />
    </>
  );
}

const toRow = (figures: Figures["sending"][number]) => ({
  ...figures,
  ...{ key: figures.domain, name: figures.domain || "no domain" },
});
