"use client";

import { useQuery } from "@tanstack/react-query";
import { Timeline } from "@/components/approval/timeline";
import { DetailOf } from "@/components/shell/detail-of";
import { DetailSkeleton } from "@/components/shell/detail-skeleton";
import { useTRPC } from "@/components/trpc/trpc";
import { Tabs, TabsContent, TabsList, TabsTrigger } from "@/components/ui/tabs";
import { EventFacts } from "./event-facts";
import { EventProof } from "./event-proof";
import { trailSentence, type AuditEvent } from "./trail-sentence";

/** One event with everything it says; a link to it works although the list has moved on. */
export function EventDetail({ id, known }: { id: string; known?: readonly AuditEvent[] }) {
  const trpc = useTRPC();
  const listed = known?.find((event) => event.id === id);
  const query = useQuery(trpc.audit.get.queryOptions({ id }, { enabled: !listed }));
  return (
    <DetailOf
      query={{ ...query, data: listed ?? query.data }}
      back={{ href: "/audit", text: "The whole trail" }}
      skeleton={<DetailSkeleton />}
    >
      {(event) => <KnownEvent event={event} />}
    </DetailOf>
  );
}

function KnownEvent({ event }: { event: AuditEvent }) {
  return (
    <>
      <header className="px-4 pt-4 pr-12 pb-3">
        <h2 className="text-base leading-6 font-semibold">{trailSentence(event)}</h2>
        <code className="font-mono text-xs text-muted-foreground">{event.type}</code>
      </header>
      <Tabs defaultValue="event" className="px-4 pb-8">
        <TabsList>
          <TabsTrigger value="event">Event</TabsTrigger>
          {event.actionId && <TabsTrigger value="timeline">Timeline of the action</TabsTrigger>}
          <TabsTrigger value="proof">Proof</TabsTrigger>
        </TabsList>
        <TabsContent value="event">
          <EventFacts event={event} />
        </TabsContent>
        {event.actionId && (
          <TabsContent value="timeline">
            <div className="pl-1.5">
              <Timeline actionId={event.actionId} />
            </div>
          </TabsContent>
        )}
        <TabsContent value="proof">
          <EventProof id={event.id} />
        </TabsContent>
      </Tabs>
    </>
  );
}
