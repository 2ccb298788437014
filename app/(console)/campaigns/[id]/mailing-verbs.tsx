"use client";

import { useQuery } from "@tanstack/react-query";
import { HandIcon, PauseIcon, ScrollTextIcon } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { StopButtons } from "@/components/approval/decision-buttons";
import { usePanelKeys } from "@/components/approval/use-panel-keys";
import { useSignedIn } from "@/components/shell/signed-in";
import { useTRPC } from "@/components/trpc/trpc";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import type { MailingDetail } from "@/app/(console)/campaigns/mailing-looks";
import { PauseDialog } from "./pause-dialog";

/** What may be done to a mailing now; deciding on it has a page of its own. */
export function MailingVerbs({ mailing }: { mailing: MailingDetail }) {
  const trpc = useTRPC();
  const me = useSignedIn();
  const [pauses, setPauses] = useState(false);
  const { id, status, heldAt, asked } = mailing;
  const isRunning = status === "running";
  const { data: action } = useQuery(trpc.approvals.detail.queryOptions({ id }, { enabled: isRunning }));
  usePanelKeys(isRunning && action ? action : null);
  const mayPause = isRunning && heldAt === null && asked === null && me.role === "operator";
  return (
    <>
      <Button asChild variant={status === "held" ? "default" : "outline"}>
        <Link href={`/approvals/${id}`}>
          {status === "held" ? <HandIcon /> : <ScrollTextIcon />}
          {status === "held" ? "Look at it and decide" : "What was approved"}
        </Link>
      </Button>
      {isRunning && heldAt === null && (
        <Button variant="outline" disabled={!mayPause} onClick={() => setPauses(true)}>
          <PauseIcon />
          Pause…
        </Button>
      )}
      {isRunning &&
        (action ? <StopButtons action={action} isOff={false} /> : <VerbSkeletons isHeld={heldAt !== null} />)}
      <span id="why-not" className="sr-only">
        {me.role === "operator" ? "" : `Your role is ${me.role}; this takes an operator.`}
      </span>
      {pauses && <PauseDialog mailing={mailing} onClose={() => setPauses(false)} />}
    </>
  );
}

/** As large as the buttons that come, so that nothing below them moves. */
const VerbSkeletons = ({ isHeld }: { isHeld: boolean }) => (
  <>
    <Skeleton className="h-8 w-20 max-sm:flex-1" />
    {isHeld && <Skeleton className="h-8 w-44 max-sm:flex-1" />}
  </>
);
