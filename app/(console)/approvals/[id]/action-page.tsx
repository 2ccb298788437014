"use client";

import { useQuery } from "@tanstack/react-query";
import { ActionPanel } from "@/components/approval/action-panel";
import { DecisionDesk } from "@/components/approval/decision-desk";
import { useReview } from "@/components/approval/use-review";
import { PageBody } from "@/components/shell/page-body";
import { usePageTrail } from "@/components/shell/page-trail";
import { useTRPC } from "@/components/trpc/trpc";

/** One action on a page of its own: what a notification or a link opens. */
export function ActionPage({ id }: { id: string }) {
  const trpc = useTRPC();
  const { data } = useQuery(trpc.approvals.detail.queryOptions({ id }));
  usePageTrail(data?.title ?? "Action");
  const review = useReview();
  return (
    <DecisionDesk onReview={review.load}>
      <PageBody fill className="min-h-0 border-t-0">
        <div className="flex min-h-0 flex-1 flex-col overflow-y-auto">
          <ActionPanel key={`${id}:${review.turn}`} id={id} heading="h1" />
        </div>
      </PageBody>
    </DecisionDesk>
  );
}
