"use client";

import { useQuery } from "@tanstack/react-query";
import { SendIcon } from "lucide-react";
import { useTRPC } from "@/components/trpc/trpc";
import { Alert, AlertDescription, AlertTitle } from "@/components/ui/alert";

const NAMES = { resend: "Resend", smtp: "an SMTP server" };

/** Says where new mail goes when that is not here. */
export function TransportNote() {
  const trpc = useTRPC();
  const { data: transport } = useQuery(trpc.outbox.transport.queryOptions());
  if (!transport || transport === "local") return null;
  return (
    <div className="px-3 pb-3 sm:px-4">
      <Alert variant="info">
        <SendIcon />
        <AlertTitle>New mail leaves through {NAMES[transport]}</AlertTitle>
        <AlertDescription>What you see below was accepted here before that was set up.</AlertDescription>
      </Alert>
    </div>
  );
}
