"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { mayTest } from "@/app/(console)/templates/may";
import { MemberPicker, type PickedMember } from "@/app/(console)/templates/member-picker";
import { MailFrame } from "@/components/mail/mail-frame";
import { CodeBlock } from "@/components/shell/code-block";
import { ErrorState } from "@/components/shell/error-state";
import { MissedNote } from "@/components/shell/missed-note";
import { useSignedIn } from "@/components/shell/signed-in";
import type { Inputs } from "@/components/trpc/inputs";
import { useTRPC } from "@/components/trpc/trpc";
import { viewOf } from "@/components/trpc/view-of";
import { Skeleton } from "@/components/ui/skeleton";
import { Tabs, TabsContent, TabsList, TabsTrigger } from "@/components/ui/tabs";
import { SendTestButton } from "./send-test-button";

type PreviewOf = Inputs["templates"]["preview"]["of"];

/** The mail as it would be sent, with the sample's data or a member's. */
export function TemplatePreview({ of, isPersonal, canTest, children }: TemplatePreviewProps) {
  const trpc = useTRPC();
  const [member, setMember] = useState<PickedMember | null>(null);
  const asked = { of, memberId: member?.id };
  const query = useQuery(trpc.templates.preview.queryOptions(asked, { placeholderData: keepPreviousData }));
  const view = viewOf(query);
  const me = useSignedIn();
  return (
    <section aria-label="Preview" className="grid gap-3">
      <div className="flex flex-wrap items-center gap-2">
        {children}
        {isPersonal && <MemberPicker member={member} onPick={setMember} />}
        {canTest && mayTest(me) && <SendTestButton of={of} />}
      </div>
      {view.error && <ErrorState problem={view.error} onRetry={view.onRetry} />}
      {view.status === "loading" && <Skeleton aria-busy="true" className="h-144 w-full" />}
      <MissedNote problem={view.missed} onRetry={view.onRetry} />
      {query.data && <Rendered mail={query.data} />}
    </section>
  );
}

interface TemplatePreviewProps {
  of: PreviewOf;
  /** Whether a member's data can be filled in. */
  isPersonal: boolean;
  canTest: boolean;
  children?: ReactNode;
}

interface RenderedProps {
  mail: { subject: string; html: string; text: string; renderHash: string };
}

function Rendered({ mail: { subject, html, text, renderHash } }: RenderedProps) {
  return (
    <>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-0.5 text-sm [&_dt]:text-muted-foreground">
        <dt>Subject</dt>
        <dd className="font-medium break-words">{subject}</dd>
        <dt>Render hash</dt>
        <dd className="truncate font-mono text-xs leading-5" title={renderHash}>
          {renderHash}
        </dd>
      </dl>
      <Tabs defaultValue="mail">
        <TabsList>
          <TabsTrigger value="mail">Mail</TabsTrigger>
          <TabsTrigger value="text">Text part</TabsTrigger>
        </TabsList>
        <TabsContent value="mail" className="flex min-h-160 flex-col">
          <MailFrame html={html} subject={subject} />
        </TabsContent>
        <TabsContent value="text">
          <CodeBlock code={text} label="text part" />
        </TabsContent>
      </Tabs>
    </>
  );
}
