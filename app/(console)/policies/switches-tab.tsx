"use client";

import { useState } from "react";
import { ErrorState } from "@/components/shell/error-state";
import { MissedNote } from "@/components/shell/missed-note";
import { RelativeTime } from "@/components/shell/relative-time";
import { useSignedIn } from "@/components/shell/signed-in";
import { viewOf } from "@/components/trpc/view-of";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { CardHeading } from "@/components/shell/card-heading";
import { Card, CardContent } from "@/components/ui/card";
import { Skeleton } from "@/components/ui/skeleton";
import { ResumeDialog } from "./resume-dialog";
import { StopDialog } from "./stop-dialog";
import { useSwitches, type KillSwitch, type SwitchGroup } from "./use-switches";

/** What can be stopped at once: everything, a queue, a kind, an agent. */
export function SwitchesTab() {
  const query = useSwitches();
  const view = viewOf(query);
  const [asked, setAsked] = useState<KillSwitch | null>(null);
  const close = () => setAsked(null);
  if (view.error) {
    return <ErrorState title="The switches could not be loaded" problem={view.error} onRetry={view.onRetry} />;
  }
  if (!query.data) return <Skeleton aria-busy="true" className="h-80" />;
  return (
    <>
      <MissedNote problem={view.missed} onRetry={view.onRetry} className="rounded-md" />
      <p className="text-sm text-muted-foreground">
        A stop takes effect with its commit: what has not begun does not begin, and what would start there is blocked.
        What already runs goes on.
      </p>
      <div className="grid gap-4 lg:grid-cols-2">
        {query.data.map((group) => (
          <GroupCard key={group.title} group={group} onAsk={setAsked} />
        ))}
      </div>
      {asked &&
        (asked.stopped ? <ResumeDialog of={asked} onClose={close} /> : <StopDialog of={asked} onClose={close} />)}
    </>
  );
}

function GroupCard({ group, onAsk }: { group: SwitchGroup; onAsk: (one: KillSwitch) => void }) {
  return (
    <Card className="min-w-0 gap-2 pb-1">
      <CardHeading title={group.title} />
      <CardContent className="px-0">
        <ul aria-label={group.title}>
          {group.switches.map((one) => (
            <SwitchRow key={one.scope} one={one} onAsk={() => onAsk(one)} />
          ))}
        </ul>
      </CardContent>
    </Card>
  );
}

function SwitchRow({ one, onAsk }: { one: KillSwitch; onAsk: () => void }) {
  const isOperator = useSignedIn().role === "operator";
  const isEverything = one.scope === "all";
  return (
    <li className="flex min-h-13 flex-wrap items-center gap-x-3 gap-y-1 border-t px-4 py-2 text-sm">
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-2 font-medium break-words">
          {one.title}
          <Badge variant={one.stopped ? "danger" : "success"}>{one.stopped ? "Stopped" : "Runs"}</Badge>
        </p>
        {one.stopped && (
          <p className="text-xs break-words text-danger-text">
            {one.stopped.by}, <RelativeTime at={one.stopped.at} />: “{one.stopped.reason}”
          </p>
        )}
      </div>
      {isOperator && (
        <Button
          size={isEverything ? "lg" : "sm"}
          variant={one.stopped ? "default" : isEverything ? "destructive" : "outline"}
          aria-label={`${one.stopped ? "Resume" : "Stop"} ${one.title}`}
          onClick={onAsk}
        >
          {one.stopped ? "Resume" : "Stop"}
        </Button>
      )}
    </li>
  );
}
