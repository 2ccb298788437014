import Link from "next/link";
import { KeyValueList } from "@/components/shell/key-value-list";
import { RelativeTime } from "@/components/shell/relative-time";
import { CardHeading } from "@/components/shell/card-heading";
import { Card, CardContent } from "@/components/ui/card";
import { AgentActivity } from "@/app/(console)/agents/agent-activity";
import { AgentOwner } from "./agent-owner";
import type { AgentDetail } from "./agent-profile";

/** Owner, reads, limits, whom it asks, and the address it is called back at. */
export function AgentTerms({ agent }: { agent: AgentDetail }) {
  return (
    <Card className="min-w-0 self-start">
      <CardHeading title="Owner, reads, limits, callback" description={`From server/agents/${agent.name}.ts`} />
      <CardContent>
        <KeyValueList
          items={[
            { label: "Owner", value: <AgentOwner agent={agent} /> },
            { label: "May read", value: <Reads reads={agent.reads} /> },
            { label: "Submissions", value: `${agent.limits.submitsPerMinute} a minute` },
            { label: "Reads", value: `${agent.limits.readsPerMinute} a minute` },
            { label: "Tasks", value: <Tasks agent={agent} /> },
            { label: "Asks", value: `who opened the task, else its owner, else the role ${agent.escalatesTo}` },
            { label: "Models", value: `up to ${agent.modelTier}, ${agent.modelBudgetPercent} % of the month's budget` },
            { label: "Last seen", value: <LastSeen agent={agent} /> },
            ...(agent.activity && agent.activityAt
              ? [{ label: "At work on", value: <AgentActivity activity={agent.activity} at={agent.activityAt} /> }]
              : []),
            { label: "Callback", value: <Callback agent={agent} /> },
          ]}
        />
      </CardContent>
    </Card>
  );
}

const READ_WORDS: Record<AgentDetail["reads"][number], string> = {
  "read:actions": "actions of the other agents",
  "read:tasks": "tasks of the other agents",
  "read:members": "members, personal fields masked",
  "read:members:personal": "members, with personal fields",
  "read:funds": "funds",
  "read:providers": "providers",
};

function Reads({ reads }: { reads: AgentDetail["reads"] }) {
  return (
    <ul>
      {reads
        .filter((read) => read !== "read:members" || !reads.includes("read:members:personal"))
        .map((read) => (
          <li key={read}>{READ_WORDS[read]}</li>
        ))}
    </ul>
  );
}

function Tasks({ agent }: { agent: AgentDetail }) {
  return (
    <>
      <Link href={`/tasks?assignee=${agent.name}`} className="text-link underline">
        What it holds
      </Link>
      ; up to {agent.limits.openTasksMax} that it opened are open at once
    </>
  );
}

function LastSeen({ agent }: { agent: AgentDetail }) {
  return (
    <>
      {agent.lastSeenAt ? <RelativeTime at={agent.lastSeenAt} /> : "never"}
      {agent.silentAfterMinutes !== null && (
        <span className="text-muted-foreground">, missed after {agent.silentAfterMinutes / 60} h</span>
      )}
    </>
  );
}

function Callback({ agent }: { agent: AgentDetail }) {
  if (!agent.callbackUrl) {
    return (
      <>
        none, it asks by itself.{" "}
        <Link href="/settings?section=callbacks" className="text-link underline">
          Callbacks
        </Link>
      </>
    );
  }
  return (
    <>
      <span className="break-all">{agent.callbackUrl}</span>
      {!agent.callbackEnabled && <span className="text-warning-text"> (switched off)</span>}
    </>
  );
}
