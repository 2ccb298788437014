"use client";

import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { ErrorState } from "@/components/shell/error-state";
import { problemOf } from "@/components/trpc/problem";
import { useTRPC } from "@/components/trpc/trpc";
import { cn } from "@/components/ui/cn";
import type { ActionDetail } from "@/server/api/reads/action-detail";
import { ActionEssentials } from "./action-essentials";
import { ActionHeader } from "./action-header";
import { ActionSections } from "./action-sections";
import { DecisionBar } from "./decision-bar";
import { useVersionSeen } from "./decision-desk";
import { noteOpened } from "./open-times";
import { OutdatedBanner } from "./outdated-banner";
import { PanelSkeleton } from "./panel-skeleton";
import { usePanelKeys } from "./use-panel-keys";

/** Everything a person needs to decide on one action, the deciding part first. */
export function ActionPanel({ id, heading = "h2" }: ActionPanelProps) {
  const trpc = useTRPC();
  const { data, error, refetch } = useQuery(trpc.approvals.detail.queryOptions({ id }));
  if (data) return <Loaded fresh={data} heading={heading} />;
  if (error) return <ErrorState problem={problemOf(error)} onRetry={() => void refetch()} />;
  return <PanelSkeleton />;
}

interface ActionPanelProps {
  id: string;
  /** On its own page the title is the page's heading, and the decision keys are the panel's; else the list has them. */
  heading?: "h1" | "h2";
}

function Loaded({ fresh, heading }: { fresh: ActionDetail; heading: "h1" | "h2" }) {
  const { shown, isOutdated, adopt } = useSeenVersion(fresh);
  useVersionSeen(shown);
  usePanelKeys(heading === "h1" && !isOutdated ? shown : null);
  return (
    <article className="@container flex min-w-0 flex-[1_0_auto] flex-col">
      <ActionHeader action={shown} heading={heading} />
      {isOutdated && <OutdatedBanner from={shown.generation} to={fresh.generation} onLoad={adopt} />}
      <div
        inert={isOutdated}
        className={cn(
          "grid flex-1 content-start gap-x-8 gap-y-4 px-4 pb-6 @4xl:grid-cols-[minmax(0,5fr)_minmax(0,6fr)]",
          isOutdated && "opacity-50",
        )}
      >
        <ActionEssentials action={shown} />
        <ActionSections key={shown.pinnedDigest} action={shown} />
      </div>
      <DecisionBar action={shown} isOutdated={isOutdated} />
    </article>
  );
}

/**
 * What a person reads must be what they decide on: another version does not replace it under their eyes. As long
 * as the version is the same, its status follows the server.
 */
function useSeenVersion(fresh: ActionDetail) {
  const [seen, setSeen] = useState(fresh);
  const isOutdated = fresh.pinnedDigest !== seen.pinnedDigest;
  if (!isOutdated && seen !== fresh) setSeen(fresh);
  const { pinnedDigest } = seen;
  useEffect(() => noteOpened(pinnedDigest), [pinnedDigest]);
  return { shown: isOutdated ? seen : fresh, isOutdated, adopt: () => setSeen(fresh) };
}
