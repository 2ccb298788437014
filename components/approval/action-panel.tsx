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
import type { SectionName } from "./action-sections";
import { DecisionBar } from "./decision-bar";
import { useVersionSeen } from "./decision-desk";
import { DifferenceSection } from "./difference-section";
import { noteOpened } from "./open-times";
import { OutdatedBanner } from "./outdated-banner";
import { useOwnChange } from "./own-changes";
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
  const [section, setSection] = useState<SectionName | null>(null);
  useVersionSeen(shown);
  usePanelKeys(heading === "h1" && !isOutdated ? shown : null);
  return (
    <article
      data-focus-home={heading === "h1" ? "" : undefined}
      tabIndex={-1}
      className="@container flex w-full min-w-0 flex-[1_0_auto] flex-col outline-none"
    >
      <ActionHeader action={shown} now={fresh} heading={heading} />
      {isOutdated && <OutdatedBanner from={shown} to={fresh} onLoad={adopt} />}
      <div
        inert={isOutdated}
        className={cn(
          "grid min-w-0 flex-1 grid-cols-[minmax(0,1fr)] content-start gap-x-8 gap-y-4 px-4 pb-6 @4xl:grid-cols-[minmax(0,5fr)_minmax(0,6fr)]",
          isOutdated && "opacity-50",
        )}
      >
        {shown.generation > 1 && <DifferenceSection id={shown.id} generation={shown.generation} />}
        <ActionEssentials action={shown} />
        <ActionSections key={shown.pinnedDigest} action={shown} chosen={section} onChoose={setSection} />
      </div>
      <DecisionBar action={shown} isOutdated={isOutdated} />
    </article>
  );
}

/**
 * What a person reads must be what they decide on: another version does not replace it under their eyes, unless it
 * is they who made it. As long as the version is the same, its status follows the server.
 */
function useSeenVersion(fresh: ActionDetail) {
  const [seen, setSeen] = useState(fresh);
  const own = useOwnChange(fresh.id);
  const isSame = fresh.pinnedDigest === seen.pinnedDigest && fresh.generation === seen.generation;
  const follows = isSame || own === fresh.generation;
  if (follows && seen !== fresh) setSeen(fresh);
  const { pinnedDigest } = seen;
  useEffect(() => noteOpened(pinnedDigest), [pinnedDigest]);
  return { shown: follows ? fresh : seen, isOutdated: !follows && own !== null, adopt: () => setSeen(fresh) };
}
