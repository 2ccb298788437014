"use client";

import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "@/components/trpc/trpc";
import { Tabs, TabsContent, TabsList, TabsTrigger } from "@/components/ui/tabs";
import type { ActionDetail } from "@/server/api/reads/action-detail";
import { ActionRecord } from "./action-record";
import { EvidenceList } from "./evidence-list";
import { HistorySection } from "./history-section";
import { PolicySection } from "./policy-section";
import { ReplaySection } from "./replay-section";
import { TargetBrowser } from "./target-browser";
import { Timeline } from "./timeline";

/** What backs the decision, one look at a time: evidence, targets, policy, history, timeline, replay and the raw record. */
export function ActionSections({ action, chosen, onChoose }: ActionSectionsProps) {
  const trpc = useTRPC();
  const evidence = useQuery(trpc.approvals.evidence.queryOptions({ id: action.id }));
  const evidenceCount = evidence.data?.length;
  // Without evidence the rules say most.
  const tab = chosen ?? (evidenceCount === 0 ? "policy" : "evidence");
  return (
    <Tabs
      value={tab}
      onValueChange={(name) => onChoose(SECTIONS.find((known) => known === name) ?? null)}
      className="min-w-0"
    >
      <TabsList aria-label="About this action">
        <TabsTrigger value="evidence">
          Evidence <Count value={evidenceCount} />
        </TabsTrigger>
        <TabsTrigger value="targets">
          Targets <Count value={action.targetCount} />
        </TabsTrigger>
        <TabsTrigger value="policy">Policy</TabsTrigger>
        <TabsTrigger value="history">History</TabsTrigger>
        <TabsTrigger value="timeline">Timeline</TabsTrigger>
        <TabsTrigger value="replay">Replay</TabsTrigger>
        <TabsTrigger value="record">Record</TabsTrigger>
      </TabsList>
      <TabsContent value="evidence">
        <EvidenceList items={evidence.data} error={evidence.error} onRetry={() => void evidence.refetch()} />
      </TabsContent>
      <TabsContent value="targets">
        <TargetBrowser action={action} />
      </TabsContent>
      <TabsContent value="policy">
        <PolicySection action={action} />
      </TabsContent>
      <TabsContent value="history">
        <HistorySection action={action} />
      </TabsContent>
      <TabsContent value="timeline">
        <Timeline actionId={action.id} />
      </TabsContent>
      <TabsContent value="replay">
        <ReplaySection actionId={action.id} />
      </TabsContent>
      <TabsContent value="record">
        <ActionRecord action={action} />
      </TabsContent>
    </Tabs>
  );
}

const SECTIONS = ["evidence", "targets", "policy", "history", "timeline", "replay", "record"] as const;
export type SectionName = (typeof SECTIONS)[number];

interface ActionSectionsProps {
  action: ActionDetail;
  /** Null: the one that says most. It outlives a new version of the action. */
  chosen: SectionName | null;
  onChoose: (name: SectionName | null) => void;
}

function Count({ value }: { value: number | undefined }) {
  return (
    <span className="text-xs font-normal text-muted-foreground tabular-nums">
      {value?.toLocaleString("en-GB") ?? "–"}
    </span>
  );
}
