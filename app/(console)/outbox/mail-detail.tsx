"use client";

import { useQuery } from "@tanstack/react-query";
import { CodeBlock } from "@/components/shell/code-block";
import { DetailOf } from "@/components/shell/detail-of";
import { DetailSkeleton } from "@/components/shell/detail-skeleton";
import { KeyValueList } from "@/components/shell/key-value-list";
import { RelativeTime } from "@/components/shell/relative-time";
import type { Outputs } from "@/components/trpc/outputs";
import { useTRPC } from "@/components/trpc/trpc";
import { Tabs, TabsContent, TabsList, TabsTrigger } from "@/components/ui/tabs";
import { MailFrame } from "@/components/mail/mail-frame";

/** One mail as it would have been sent. */
export function MailDetail({ id }: { id: string }) {
  const trpc = useTRPC();
  const query = useQuery(trpc.outbox.get.queryOptions({ id }));
  return (
    <DetailOf query={query} back={{ href: "/outbox", text: "All mails" }} skeleton={<DetailSkeleton />}>
      {(mail) => <KnownMail mail={mail} />}
    </DetailOf>
  );
}

function KnownMail({ mail }: { mail: Outputs["outbox"]["get"] }) {
  const { subject, from, to, acceptedAt, headers, html, text } = mail;
  return (
    <>
      <header className="px-4 pt-4 pr-12 pb-3">
        <h2 className="text-base leading-6 font-semibold break-words">{subject}</h2>
        <p className="text-sm break-words text-muted-foreground">
          to {to}, <RelativeTime at={acceptedAt} />
        </p>
      </header>
      <Tabs defaultValue="mail" className="min-h-0 flex-1 px-4 pb-4">
        <TabsList>
          <TabsTrigger value="mail">Mail</TabsTrigger>
          <TabsTrigger value="text">Text part</TabsTrigger>
          <TabsTrigger value="headers">Headers</TabsTrigger>
        </TabsList>
        <TabsContent value="mail" className="flex min-h-0 flex-col">
          <MailFrame html={html} subject={subject} />
        </TabsContent>
        <TabsContent value="text">
          <CodeBlock code={text} label="text part" />
        </TabsContent>
        <TabsContent value="headers">
          <KeyValueList
            items={[
              { label: "From", value: from },
              { label: "To", value: to },
              { label: "Subject", value: subject },
              { label: "Accepted", value: acceptedAt.toISOString() },
              ...Object.entries(headers).map(([label, value]) => ({ label, value })),
            ]}
          />
        </TabsContent>
      </Tabs>
    </>
  );
}
