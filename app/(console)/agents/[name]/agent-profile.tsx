"use client";

import Link from "next/link";
import { approvalsHref } from "@/app/(console)/approvals-href";
import { AgentState } from "@/app/(console)/agents/agent-state";
import { PauseSwitch } from "@/app/(console)/agents/pause-switch";
import { WeekFigures } from "@/app/(console)/agents/week-figures";
import { ActionList } from "@/components/approval/action-list";
import { EmptyState } from "@/components/shell/empty-state";
import { PageBody } from "@/components/shell/page-body";
import { PageHeader } from "@/components/shell/page-header";
import { RelativeTime } from "@/components/shell/relative-time";
import type { Outputs } from "@/components/trpc/outputs";
import { Alert, AlertDescription, AlertTitle } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { CardHeading } from "@/components/shell/card-heading";
import { Card, CardContent } from "@/components/ui/card";
import { AgentCallbacks } from "./agent-callbacks";
import { AgentTerms } from "./agent-terms";
import { BoundaryColumns } from "./boundary-columns";

export type AgentDetail = Outputs["agents"]["get"];

export function AgentProfile({ agent }: { agent: AgentDetail }) {
  return (
    <>
      <PageHeader
        title={agent.name}
        description={`${agent.role}. ${agent.duty}`}
        meta={<AgentState isPaused={agent.pausedAt !== null} />}
        actions={
          <>
            <span aria-hidden="true" className="text-sm text-muted-foreground">
              May work
            </span>
            <PauseSwitch agent={agent.name} isPaused={agent.pausedAt !== null} />
          </>
        }
      />
      <PageBody>
        {agent.pausedAt && (
          <Alert variant="warning">
            <AlertTitle>
              Paused by {agent.pausedBy ?? "somebody"} <RelativeTime at={agent.pausedAt} />
            </AlertTitle>
            <AlertDescription>{agent.pauseReason}</AlertDescription>
          </Alert>
        )}
        <Card>
          <CardHeading title="Last seven days" />
          <CardContent>
            <WeekFigures week={agent.lastWeek} className="max-w-4xl" />
          </CardContent>
        </Card>
        <BoundaryColumns boundary={agent.boundary} tasks={agent.tasks} />
        <div className="grid gap-4 lg:grid-cols-[2fr_3fr]">
          <AgentTerms agent={agent} />
          <RecentActions agent={agent} />
        </div>
        <AgentCallbacks agent={agent.name} />
      </PageBody>
    </>
  );
}

function RecentActions({ agent }: { agent: AgentDetail }) {
  return (
    <Card className="min-w-0 gap-2 overflow-hidden pb-1">
      <CardHeading
        title="Recent actions"
        description={<>The newest {agent.recent.length || ""}</>}
        action={
          <Button asChild variant="outline" size="sm">
            <Link href={approvalsHref({ agent: agent.name, sort: "submitted.desc" })}>See all</Link>
          </Button>
        }
      />
      <div className="border-t">
        {agent.recent.length === 0 ? (
          <EmptyState title="This agent has not submitted anything yet" />
        ) : (
          <ActionList label={`Recent actions of ${agent.name}`} actions={agent.recent} />
        )}
      </div>
    </Card>
  );
}
